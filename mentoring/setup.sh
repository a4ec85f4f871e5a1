#!/bin/sh
# Makes .venv with the pinned requirements and sees to the system packages. Safe to repeat, safe to run twice at once.
#   mentoring/setup.sh run     what `make run` needs
#   mentoring/setup.sh test    the linters and tests too
set -eu
cd "$(dirname "$0")/.."
purpose=${1:-run}
packages="libpango-1.0-0 libpangoft2-1.0-0 fonts-liberation2"
[ "$purpose" = run ] || packages="$packages chromium poppler-utils libreoffice-writer-nogui"

fail() { echo "$*" >&2; exit 1; }

# As root directly, by sudo where it asks nothing, else not at all.
install() {
    if [ "$(id -u)" = 0 ]; then as_root=""
    elif sudo -n true 2>/dev/null; then as_root="sudo -n"
    else return 1
    fi
    command -v apt-get >/dev/null || return 1
    echo "Installing $*"
    export DEBIAN_FRONTEND=noninteractive
    # shellcheck disable=SC2086
    { $as_root apt-get -q -o DPkg::Lock::Timeout=600 update &&
        $as_root apt-get -q -y -o DPkg::Lock::Timeout=600 install --no-install-recommends "$@"; } >var/apt.log 2>&1 ||
        { tail -n 3 var/apt.log >&2; return 1; }
}

system_packages() {
    command -v dpkg-query >/dev/null || return 0 # not Debian: `make run` itself tells what it misses
    missing=""
    for package in $packages; do
        dpkg-query -W -f '${Status}' "$package" 2>/dev/null | grep -q '^install ok installed' || missing="$missing $package"
    done
    [ -z "$missing" ] && return 0
    # shellcheck disable=SC2086
    install $missing || echo "Some system packages are missing (PDF or tests need them). As root run: apt-get install -y$missing" >&2
}

find_python() {
    for python in "${PYTHON:-python3}" python3 python3.13 python3.12 python3.11; do
        "$python" -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null && return 0
    done
    fail "Python 3.11 or newer is needed. As root run: apt-get install -y python3 python3-venv"
}

make_environment() {
    .venv/bin/python -c 'import sys' 2>/dev/null && [ -x .venv/uv/bin/uv ] && return 0
    find_python
    "$python" -c 'import ensurepip, venv' 2>/dev/null || install python3-venv ||
        fail "Python cannot make environments here. As root run: apt-get install -y python3-venv"
    rm -rf .venv
    "$python" -m venv .venv
    .venv/bin/python -m pip install -q --disable-pip-version-check --require-hashes --target .venv/uv -r requirements-setup.txt ||
        fail "uv could not be installed: is the package index within reach?"
}

# `make test` beside a running `make run` must not take packages away, so the environment only grows.
python_packages() {
    files=requirements.txt
    { [ "$purpose" = run ] && [ ! -e .venv/for-tests ]; } || files="requirements.txt requirements-dev.txt"
    # shellcheck disable=SC2086
    stamp=$(cat $files | cksum)
    [ "$(cat .venv/stamp 2>/dev/null)" = "$stamp" ] && return 0
    make_environment
    echo "Installing Python packages"
    # shellcheck disable=SC2086
    VIRTUAL_ENV="$PWD/.venv" .venv/uv/bin/uv pip sync -q --require-hashes $files ||
        fail "The Python packages could not be installed: is the package index within reach?"
    [ "$files" = requirements.txt ] || touch .venv/for-tests
    printf '%s' "$stamp" >.venv/stamp
}

umask 022
[ -d var ] || mkdir -p -m 0700 var
[ -w var ] || fail "The folder $PWD/var belongs to another user: start as that user, or clone the project anew."
exec 9>var/setup.lock
flock 9
system_packages
python_packages
