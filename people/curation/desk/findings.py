"""What the house check found, on the page of a record: a list for all languages and one beside each field."""

from collections import Counter
from dataclasses import dataclass
from functools import partial

from django.contrib import messages
from django.core.exceptions import PermissionDenied, ValidationError
from django.http import Http404, HttpResponseRedirect
from django.template.loader import render_to_string
from django.urls import path, reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_POST

from .. import rules, waiving
from ..checking import field_label, recheck
from ..house import CODES, Code
from ..languages import OWN_NAMES, Language
from ..models import Finding
from .rights import visible_row


@dataclass(frozen=True)
class ShownFinding:
    """A finding in the language of the interface, for one person."""

    finding: Finding
    code: Code
    field_label: str
    may_waive: bool
    url: str

    @property
    def title(self):
        return self.code.title

    @property
    def excerpt_language(self):
        """A finding about two languages says whose words it quotes."""
        return self.finding.details.get("language", self.finding.language)

    @property
    def explanation(self):
        return self.code.explain(self.finding.details)


@dataclass(frozen=True)
class FieldFindings:
    """A row below a field of the form; `field` is empty for what has no field in the tab of the language."""

    field: str
    language: str

    short_description = gettext_lazy("House check")

    @property
    def __name__(self):
        return f"findings_{self.field}_{self.language}"

    def __call__(self, record):
        shown = [one for one in record.desk_findings if self.holds(one.finding)]
        return render_to_string("admin/curation/_findings.html", {"findings": shown})

    def holds(self, finding):
        return (finding.field, finding.language) == (self.field, self.language)


@dataclass(frozen=True)
class FindingGroup:
    """The findings in one language; in the last group, those that all languages share."""

    language: str
    findings: list[ShownFinding]

    @property
    def name(self):
        return OWN_NAMES[Language(self.language)] if self.language else _("All languages")


class HouseCheck:
    """Adds the findings to an admin of records, with POST-only addresses to waive them or to check again."""

    def get_urls(self):
        prefix = f"{self.opts.app_label}_{self.opts.model_name}"
        waive, again = (self.admin_site.admin_view(require_POST(one)) for one in (self.waiver_view, self.recheck_view))
        return [
            path("<path:object_id>/findings/<int:finding_id>/<str:act>/", waive, name=f"{prefix}_finding"),
            path("<path:object_id>/findings/", again, name=f"{prefix}_recheck"),
            *super().get_urls(),
        ]

    # The page of a record

    def findings(self, request, record):
        """Read once per request and kept on the record, where the rows of the form find them."""
        if "desk_findings" not in record.__dict__:
            stored = Finding.objects.about(record).select_related("waived_by")
            known = [self.shown(request, record, one) for one in stored if one.code in CODES]
            record.desk_findings = sorted(known, key=partial(self.place_of_finding, record))
        return record.desk_findings

    def place_of_finding(self, record, shown):
        """In the order of the form; of one field, what stops publication comes first."""
        finding, fields = shown.finding, record.translated_fields()
        place = fields.index(finding.field) if finding.field in fields else len(fields)
        return (place, finding.field, not finding.is_blocking, finding.code, finding.pk)

    def shown(self, request, record, finding):
        act = "unwaive" if finding.waived_at else "waive"
        return ShownFinding(
            finding,
            CODES[finding.code],
            field_label(type(record), finding.field) if finding.field else "",
            may_waive=not finding.is_blocking and rules.may_waive(request.user, finding.language),
            url=self.finding_url(record, "finding", finding.pk, act),
        )

    def finding_url(self, record, name, *args):
        return reverse(f"admin:{self.opts.app_label}_{self.opts.model_name}_{name}", args=[record.pk, *args])

    def render_change_form(self, request, context, add=False, change=False, form_url="", obj=None):
        if change and obj and not context.get("is_popup"):
            context["house"] = self.house_panel(request, obj)
        return super().render_change_form(request, context, add, change, form_url, obj)

    def house_panel(self, request, record):
        found = self.findings(request, record)
        by_language = [[one for one in found if one.finding.language == code] for code in self.group_order(record)]
        counts = Counter(severity(one.finding) for one in found)
        return {
            "groups": [FindingGroup(group[0].finding.language, group) for group in by_language if group],
            "num_blocking": counts["blocking"],
            "num_open": counts["open"],
            "num_waived": counts["waived"],
            "url": self.finding_url(record, "recheck"),
        }

    def group_order(self, record):
        return [*self.languages_in_order(record), ""]

    def rows_of_findings(self, request, obj, language):
        if obj is None:
            return []
        found = [one.finding for one in self.findings(request, obj) if one.finding.language == language]
        return [FieldFindings(name, language) for name in dict.fromkeys(one.field for one in found)]

    def language_fieldset(self, request, obj, language):
        """Each field is followed by what was found in it; what was found elsewhere in the language comes last."""
        rows = {f"{row.field}_{language}": row for row in self.rows_of_findings(request, obj, language)}
        heading, options = super().language_fieldset(request, obj, language)
        fields = []
        for field in options["fields"]:
            fields.append(field)
            if row := rows.pop(getattr(field, "__name__", field), None):
                fields.append(row)
        return heading, options | {"fields": [*fields, *rows.values()]}

    def get_readonly_fields(self, request, obj=None):
        rows = [row for language in Language.values for row in self.rows_of_findings(request, obj, language)]
        return [*super().get_readonly_fields(request, obj), *rows]

    def finding_count(self, record, language):
        """How many open findings the tab of the language announces."""
        found = [one.finding for one in getattr(record, "desk_findings", ()) if one.finding.language == language]
        is_blocking = any(finding.is_blocking for finding in found)
        return {"num_open": sum(not finding.waived_at for finding in found), "is_blocking": is_blocking}

    # Addresses

    def waiver_view(self, request, object_id, finding_id, act):
        record = visible_row(self, request, object_id)
        finding = Finding.objects.about(record).filter(pk=finding_id).first()
        if finding is None or act not in ("waive", "unwaive"):
            raise Http404
        if not rules.may_waive(request.user, finding.language):
            raise PermissionDenied
        try:
            self.message_user(request, self.act_on_finding(request, finding, act), messages.SUCCESS)
        except ValidationError as refusal:
            for reason in refusal.messages:
                self.message_user(request, reason, messages.ERROR)
        return HttpResponseRedirect(f"{self.change_url(record)}#finding-{finding.pk}")

    def act_on_finding(self, request, finding, act):
        if act == "unwaive":
            waiving.unwaive(finding)
            return _("The waiver is taken back; the finding is open again.")
        waiving.waive(finding, by=request.user, because=request.POST.get("because", ""))
        return _("The finding is waived for as long as these words stand there.")

    def recheck_view(self, request, object_id):
        record = visible_row(self, request, object_id)
        recheck(record)
        self.message_user(request, _("The house check has read all texts of this record again."), messages.SUCCESS)
        return HttpResponseRedirect(f"{self.change_url(record)}#house-check")


def severity(finding):
    if finding.waived_at:
        return "waived"
    return "blocking" if finding.is_blocking else "open"
