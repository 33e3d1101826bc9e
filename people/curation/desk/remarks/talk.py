"""The talk about a record: its threads, and what can be done with each."""

from collections.abc import Callable
from dataclasses import dataclass, field

from django.contrib.contenttypes.models import ContentType
from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy, pgettext_lazy

from ... import remarking, rules
from ...models import Remark
from .forms import AnswerForm, RemarkForm


@dataclass(frozen=True)
class Act:
    """What can be done with a thread; one field of text serves all of them."""

    name: str
    label: Promise
    done: Promise
    may: Callable[..., bool]
    verb: Callable
    is_for_settled: bool = False


ACTS = {
    act.name: act
    for act in [
        Act(
            "answer",
            pgettext_lazy("button", "Answer"),
            gettext_lazy("Your answer stands in the thread."),
            rules.may_remark,
            remarking.answer,
        ),
        Act(
            "settle",
            pgettext_lazy("button", "Settle"),
            gettext_lazy("The thread is settled."),
            rules.may_settle,
            remarking.settle,
        ),
        Act(
            "reopen",
            pgettext_lazy("button", "Reopen"),
            gettext_lazy("The thread is open again."),
            rules.may_settle,
            remarking.reopen,
            is_for_settled=True,
        ),
    ]
}


@dataclass
class Thread:
    remark: Remark
    answers: list[Remark]
    waits: bool = False
    form: AnswerForm | None = None
    acts: list[Act] = field(default_factory=list)

    @property
    def is_flag(self):
        """It came with a source, or says more than a comment would."""
        return bool(self.remark.slug) or self.remark.kind != Remark.Kind.COMMENT

    @property
    def is_refused(self):
        return self.form is not None and self.form.is_bound

    @property
    def buttons(self):
        """Each act with its address."""
        kind = ContentType.objects.get_for_id(self.remark.content_type_id)
        name = f"admin:{kind.app_label}_{kind.model}_thread"
        return [(act, reverse(name, args=[self.remark.object_id, self.remark.pk, act.name])) for act in self.acts]


@dataclass
class Talk:
    """All threads about a record, and the form that begins another."""

    threads: list[Thread]
    form: RemarkForm | None = None
    url: str = ""

    @property
    def open_threads(self):
        return [thread for thread in self.threads if not thread.remark.is_settled]

    @property
    def settled_threads(self):
        return [thread for thread in self.threads if thread.remark.is_settled]

    @property
    def num_waiting(self):
        return sum(thread.waits for thread in self.threads)


def remarks_about(record) -> list[Remark]:
    """Everything said about the record, newest first; asked for once, however many parts of the page show some."""
    if "desk_remarks" not in record.__dict__:
        said = Remark.objects.about(record).select_related("preview_link").prefetch_related("mentioned")
        record.__dict__["desk_remarks"] = list(said.defer("folded"))
    return record.__dict__["desk_remarks"]


def threads_about(record, user, *, refused=None) -> list[Thread]:
    """The newest first, each with its answers in the order in which they were given.

    `refused` is the number of a thread and the answer that it did not take.
    """
    said = remarks_about(record)
    waiting = set(Remark.objects.about(record).waiting_for(user).values_list("pk", flat=True))
    number, refused_form = refused or (None, None)
    return [
        Thread(
            remark,
            answers=[answer for answer in reversed(said) if answer.answer_to_id == remark.pk],
            waits=remark.pk in waiting,
            form=refused_form if remark.pk == number else AnswerForm(auto_id=f"thread-{remark.pk}-%s"),
            acts=[act for act in ACTS.values() if act.is_for_settled == remark.is_settled and act.may(user)],
        )
        for remark in said
        if not remark.answer_to_id
    ]


def marks_in(record, language) -> list[dict]:
    """Where in the text of a language open threads stand, and how many: the way from the text to them."""
    marks = {}
    for remark in remarks_about(record):
        if remark.language == language and not remark.is_settled and not remark.answer_to_id:
            mark = marks.setdefault(remark.paragraph or 0, {"paragraph": remark.paragraph, "newest": remark, "num": 0})
            mark["num"] += 1
    return [marks[number] for number in sorted(marks)]
