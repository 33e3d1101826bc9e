from django.http import JsonResponse
from django.shortcuts import render

from newsroom.reading import reading_of
from newsroom.searching.asking import question_of
from newsroom.searching.finding import Found
from newsroom.searching.mending import find_or_mend
from newsroom.searching.narrowing import narrowing_of
from newsroom.searching.results import groups_of, kinds_of, other_languages
from newsroom.searching.suggesting import suggestions_for


def search(request):
    """What is public and holds every word: in the reader's language by kind, then in the others."""
    reading = reading_of(request)
    asked = question_of(request.GET, reading)
    found, meant = find_or_mend(asked) if asked.words else (Found(), asked)
    kinds = kinds_of(found, meant)
    context = {
        "reading": reading,
        "q": asked.q,
        "question": meant,
        "is_mended": meant.words != asked.words,
        "groups": groups_of(found, meant),
        "kinds": kinds,
        "num": sum(kind["num"] for kind in kinds),
        "is_more": any(kind["is_more"] for kind in kinds),
        "others": other_languages(found, meant) if asked.words else [],
        "nearby": suggestions_for(asked) if asked.words and not found else [],
        "all_url": meant.url(kind="", year="", topic=""),
        **narrowing_of(found, meant),
    }
    return render(request, "newsroom/search.html", context)


def suggestions(request):
    """For the script of the search field; without it, the page of results says the same."""
    question = question_of(request.GET, reading_of(request))
    return JsonResponse({"suggestions": suggestions_for(question)})
