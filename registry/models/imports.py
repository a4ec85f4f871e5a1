"""An uploaded bank between preview and confirmation."""

from django.db import models
from django.db.models import CheckConstraint, Q
from django.urls import reverse

from people.models import ListImport
from registry.rules import Bank


class BankImport(ListImport):
    """A list of mentors or of mentees, as the organization kept its bank before."""

    bank = models.CharField("банк", max_length=10, choices=Bank)

    class Meta(ListImport.Meta):
        verbose_name, verbose_name_plural = "загрузка банка", "загрузки банков"
        constraints = [
            *ListImport.Meta.constraints,
            CheckConstraint(condition=Q(bank__in=Bank.values), name="bank_import_bank_known"),
        ]

    def get_absolute_url(self) -> str:
        return reverse("registry:import", args=[self.pk])
