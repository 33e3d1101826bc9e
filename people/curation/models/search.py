from django.db import models
from django.utils.translation import gettext_lazy as _

from ..loading import FixtureManager
from ..search.expressions import for_postgresql, for_sqlite

NOTATIONS = {"sqlite": for_sqlite, "postgresql": for_postgresql}


class KeysField(models.TextField):
    """The keys of a row of the index; asked for with `keys__hold=expression` and with nothing else."""

    def get_db_prep_value(self, value, connection, prepared=False):
        return NOTATIONS[connection.vendor](value)


@KeysField.register_lookup
class Hold(models.Lookup):
    lookup_name = "hold"
    prepare_rhs = False

    def get_db_prep_lookup(self, value, connection):
        return "%s", [self.lhs.output_field.get_db_prep_value(value, connection)]

    def as_sqlite(self, compiler, connection):
        """FTS5 is asked by the name of the table."""
        alias = compiler.quote_name_unless_alias(self.lhs.alias)
        table = connection.ops.quote_name(self.lhs.target.model._meta.db_table)
        right, params = self.process_rhs(compiler, connection)
        return f"{alias}.{table} MATCH {right}", params

    def as_postgresql(self, compiler, connection):
        """A function of the table asks its index alone; the planner would rather compare every row."""
        alias = compiler.quote_name_unless_alias(self.lhs.alias)
        right, params = self.process_rhs(compiler, connection)
        return f"{alias}.rowid IN (SELECT {self.lhs.target.model._meta.db_table}_holding({right}::tsquery))", params


class SearchEntry(models.Model):
    """The keys under which search finds one edition; the table is the database's own kind of index."""

    edition = models.OneToOneField(
        "curation.Edition",
        models.DO_NOTHING,
        db_column="rowid",
        db_constraint=False,
        primary_key=True,
        related_name="search_entry",
        verbose_name=_("edition"),
    )
    keys = KeysField(_("keys"))

    fixtures = FixtureManager()
    objects = models.Manager()

    class Meta:
        managed = False
        verbose_name = _("search entry")
        verbose_name_plural = _("search entries")
        ordering = ["-pk"]

    def __str__(self):
        return str(self.pk)
