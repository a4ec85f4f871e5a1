"""What has become of the plan in this school year: done with evidence, closed by facts, cancelled, still to do."""

from core.actors import SYSTEM
from portal.management.demo.story import Story
from roadmap import actions as roadmap
from roadmap.models import Occurrence, RoadMap

DONE = 3  # of what came due first, entered by the curator
PROOFS = ("протокол собрания трудового коллектива", "список участников с подписями", "справка по итогам беседы")


def tell(story: Story) -> None:
    """The first terms are closed by people, one activity is off, facts of the system close what they show."""
    road_map = RoadMap.objects.filter(organization=story.organization, stages__isnull=False).in_force().distinct().get()
    rows = Occurrence.objects.filter(activity__stage__road_map=road_map, activity__fact="").open()
    dated = list(rows.filter(ends_on__lt=story.today).for_list())
    for number, (row, text) in enumerate(zip(dated[:DONE], PROOFS, strict=False)):
        roadmap.do(
            row,
            roadmap.Proof(text),
            done_on=row.ends_on or story.today,
            on_paper=number == 0,
            actor=story.curator,
            today=story.today,
        )
    if len(dated) > DONE:
        reason = "Перенесено на следующий учебный год: нет ведущего."
        roadmap.cancel(dated[DONE], reason=reason, actor=story.director, today=story.ago(5))
    roadmap.follow_facts(story.organization, actor=SYSTEM, today=story.today)
