"""An upload that the antivirus refuses, or that nobody could look into, does not come in."""

import socket
import socketserver
import struct
import sys
import threading
from io import BytesIO

import pytest
from django.conf import settings as django_settings
from django.core.exceptions import ValidationError
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from core.antivirus import ScannerUnavailable, is_infected
from core.uploads import UploadField, refuse_infected
from papers.models import Scan
from people.models import StaffImport
from tests.cast import guards
from tests.test_scoping import page_modules

EICAR = rb"X5O!P%@AP[4\PZX54(P^)7CC)7}$" + b"EICAR-STANDARD-" + b"ANTIVIRUS-TEST-FILE!$H+H*"
LIST = "ФИО;Должность\nЛаврова Мария Петровна;учитель\n".encode()
COMMAND = f"{sys.executable} -c \"import sys; sys.exit(b'EICAR-' + b'STANDARD' in sys.stdin.buffer.read())\""
VIRUS, SILENT = "в нём найден вирус", "проверка на вирусы сейчас не работает"


class Clamd(socketserver.StreamRequestHandler):
    """Speaks INSTREAM: pieces with their length in front, a piece of no length at the end, one answer."""

    def handle(self):
        command = b""
        while not command.endswith(b"\0"):
            command += self.rfile.read(1)
        content = b""
        while length := struct.unpack("!L", self.rfile.read(4))[0]:
            content += self.rfile.read(length)
        self.server.heard.append((command, len(content)))
        if len(content) > self.server.largest:
            self.wfile.write(b"INSTREAM size limit exceeded. ERROR\0")
        else:
            self.wfile.write(b"stream: Eicar-Test-Signature FOUND\0" if EICAR in content else b"stream: OK\0")


class OverTcp(socketserver.ThreadingTCPServer):
    daemon_threads = True


class OverUnix(socketserver.ThreadingUnixStreamServer):
    daemon_threads = True


@pytest.fixture
def clamd(tmp_path):
    """Starts one; returns its address as the setting has it."""
    running = []

    def start(kind="tcp", largest=10_000_000):
        server = OverTcp(("127.0.0.1", 0), Clamd) if kind == "tcp" else OverUnix(str(tmp_path / "clamd.ctl"), Clamd)
        server.heard, server.largest = [], largest
        running.append(server)
        threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01}, daemon=True).start()
        start.heard = server.heard
        return f"tcp://127.0.0.1:{server.server_address[1]}" if kind == "tcp" else f"unix://{server.server_address}"

    yield start
    for server in running:
        server.shutdown()
        server.server_close()


@pytest.mark.parametrize("kind", ["tcp", "unix"])
def test_clamd_is_sent_the_whole_file_and_heard(clamd, kind):
    address = clamd(kind)
    assert is_infected([b"0" * 200_000, EICAR], address)
    assert not is_infected([b"0" * 200_000], address)
    assert not is_infected([], address)
    assert clamd.heard == [(b"zINSTREAM\0", 200_000 + len(EICAR)), (b"zINSTREAM\0", 200_000), (b"zINSTREAM\0", 0)]


def test_a_command_reads_the_file_and_answers_by_its_code():
    assert is_infected([b"begin ", EICAR], COMMAND)
    assert not is_infected([b"begin"], COMMAND)


def free_port():
    with socket.socket() as unused:
        unused.bind(("127.0.0.1", 0))
        return unused.getsockname()[1]


@pytest.mark.parametrize(
    "scanner",
    [
        "tcp://127.0.0.1:{free_port}",
        "tcp://127.0.0.1:nonsense",
        "unix:///no/such/clamd.ctl",
        "/no/such/command",
        "false-quote'",
        f"{sys.executable} -c 'import sys; sys.exit(2)'",
    ],
)
def test_a_scanner_that_does_not_answer_is_not_a_clean_file(scanner):
    with pytest.raises(ScannerUnavailable):
        is_infected([b"begin"], scanner.replace("{free_port}", str(free_port())))


def test_a_file_too_large_for_the_scanner_is_not_a_clean_file(clamd):
    with pytest.raises(ScannerUnavailable, match="size limit exceeded"):
        is_infected([b"0" * 2000], clamd(largest=1000))


def test_it_is_off_until_the_server_names_a_scanner():
    assert django_settings.ANTIVIRUS == ""
    refuse_infected(SimpleUploadedFile("a.csv", EICAR))


def test_a_clean_file_can_be_read_from_its_beginning_afterwards(clamd, settings):
    settings.ANTIVIRUS = clamd()
    file = UploadField().clean(SimpleUploadedFile("a.csv", LIST))
    assert file.read() == LIST


@pytest.mark.parametrize("scanner", ["clamd", "command"])
def test_an_infected_staff_list_is_refused_beside_its_field(client, cast, clamd, settings, scanner):
    settings.ANTIVIRUS = clamd() if scanner == "clamd" else COMMAND
    client.force_login(cast.curator)
    for content, status, lists in ((LIST + EICAR, 422, 0), (LIST, 302, 1)):
        file = SimpleUploadedFile("список.csv", content)
        response = client.post(reverse("people:import_new"), guards(cast.school) | {"file": file})
        assert response.status_code == status
        assert StaffImport.objects.count() == lists
        assert (VIRUS in response.content.decode()) is (status == 422)


def test_an_infected_scan_is_refused_and_nothing_of_it_is_kept(client, cast, clamd, settings):
    settings.ANTIVIRUS = clamd()
    client.force_login(cast.curator)
    data = guards(cast.school) | {"kind": "local", "title": "Приказ", "dated": "2026-09-01", "state": "in_force"}
    scan = SimpleUploadedFile("скан.pdf", b"%PDF-1.7 " + EICAR)
    response = client.post(reverse("papers:act_enter"), data | {"scan": scan})
    assert response.status_code == 422
    assert VIRUS in response.content.decode()
    assert Scan.objects.count() == 0
    response = client.post(reverse("papers:act_enter"), data | {"scan": SimpleUploadedFile("скан.pdf", b"%PDF-1.7")})
    assert response.status_code == 302
    assert Scan.objects.count() == 1


def test_without_an_answer_of_the_scanner_no_file_comes_in(client, cast, settings, caplog):
    settings.ANTIVIRUS = f"tcp://127.0.0.1:{free_port()}"
    client.force_login(cast.curator)
    file = BytesIO(LIST)
    file.name = "список.csv"
    response = client.post(reverse("people:import_new"), guards(cast.school) | {"file": file})
    assert response.status_code == 422
    assert SILENT in response.content.decode()
    assert StaffImport.objects.count() == 0
    assert "the antivirus does not answer" in caplog.text
    with pytest.raises(ValidationError, match=SILENT):
        refuse_infected(SimpleUploadedFile("a.csv", LIST))


def test_every_file_comes_in_by_the_field_that_asks_the_antivirus():
    assert [str(path) for path in page_modules() if "forms.FileField" in path.read_text()] == []
    assert [str(path) for path in page_modules() if ".FILES" in path.read_text()] == []
