"""New people without a pair, a group meeting, what both sides wished after it, and two runs of matching."""

from pairs import actions as pairs
from pairs.models import PreferenceRound
from pairs.rules.matching import MatchMode, PreferenceSide
from portal.management.demo.story import Story
from registry.rules import MenteeCategory

NEW = {
    "teacher_a": {"digital-tools": 3, "projects": 2},
    "teacher_e": {"parents": 3, "digital-journal": 2},
    "teacher_f": {"at-risk": 3},  # no mentor of the bank helps with it
}


def tell(story: Story) -> None:
    for key, needs in NEW.items():
        story.enter_mentee(key, needs, days=20, categories=[MenteeCategory.GROWTH])
    meeting = pairs.open_round(
        story.organization, met_on=story.ago(9), place="актовый зал", actor=story.curator, today=story.ago(8)
    )
    wish(story, meeting, "teacher_a", PreferenceSide.MENTEE, ["mentor_e", "mentor_c"])
    wish(story, meeting, "mentor_c", PreferenceSide.MENTOR, ["teacher_e"])
    for mode in (MatchMode.TOTAL, MatchMode.STABLE):
        pairs.start_run(story.organization, mode=mode, actor=story.curator, today=story.ago(3))


def wish(story: Story, meeting: PreferenceRound, who: str, side: str, wished: list[str]) -> None:
    """One list, as the curator has recorded it from paper."""
    pairs.keep_wishes(
        meeting,
        story.people[who],
        side,
        wished=[story.people[key].pk for key in wished],
        unwished=[],
        on_paper=story.ago(7),
        actor=story.curator,
        today=story.ago(7),
    )
