"""Asking: a good answer, and every way in which an endpoint can fail, on this machine's loopback alone."""

import logging
import socket
from typing import Any

import pytest

from pipeline.coding.second import EndpointRefused, Unanswered
from pipeline.coding.second.endpoint import ATTEMPTS, MAX_ANSWER, Endpoint
from tests.endpoint import Fake, Said, completion
from tests.unit.coding.second.conftest import GOOD, MakeModel, text


def test_a_good_answer_is_asked_for_once_and_then_kept(fake: Fake, model: MakeModel) -> None:
    fake.replies = [completion(GOOD)]
    assert model().answer(text()) == (GOOD, True)
    assert model().answer(text()) == (GOOD, False)
    path, headers, body = fake.asked[0]
    assert len(fake.asked) == 1
    assert path == "/v1/chat/completions"
    assert headers["authorization"] == "Bearer sk-secret"
    assert (body["model"], body["temperature"], body["seed"]) == ("any-model:7b", 0, 1)
    assert body["response_format"]["json_schema"]["schema"]["required"] == ["acts", "figures"]


def test_another_text_model_or_instruction_is_another_question(fake: Fake, model: MakeModel) -> None:
    fake.replies = [completion(GOOD)]
    asked = model()
    asked.answer(text())
    asked.answer(text("Another text about the election in Zambia."))
    type(asked)("other", asked.endpoint, asked.protocol, asked.world, asked.folder).answer(text())
    other = type(asked.protocol)(asked.protocol.instructions + "\nBe brief.")
    type(asked)(asked.name, asked.endpoint, other, asked.world, asked.folder).answer(text())
    assert len(fake.asked) == 4
    assert other.coder("m") != asked.protocol.coder("m")


def test_the_key_is_nowhere_but_in_the_header(fake: Fake, model: MakeModel, caplog: pytest.LogCaptureFixture) -> None:
    caplog.set_level(logging.DEBUG)
    fake.replies = [completion(GOOD), Said(401, b'{"error": "bad key sk-secret"}')]
    asked = model()
    asked.answer(text())
    with pytest.raises(EndpointRefused, match="status 401") as refused:
        asked.answer(text("More."))
    kept = "".join(path.read_text() for path in asked.folder.rglob("*.json"))
    assert "sk-secret" not in kept + caplog.text + repr(asked) + str(refused.value)


def test_a_damaged_file_is_asked_for_again(fake: Fake, model: MakeModel) -> None:
    fake.replies = [completion(GOOD)]
    asked = model()
    asked.answer(text())
    next(asked.folder.rglob("*.json")).write_text('{"answer": {"acts"')
    assert asked.answer(text()) == (GOOD, True)


BAD: dict[str, tuple[Any, str]] = {
    "content that is no JSON": (completion('{"acts": ['), "answer-not-json"),
    "content that is prose": (completion("I found two claims."), "answer-not-json"),
    "a completion that is no JSON": (Said(body=b"<html>"), "answer-not-json"),
    "bytes that are no text": (Said(body=b"\xff\xfe\x00"), "answer-not-json"),
    "a number that is none": (completion('{"acts": [], "figures": [NaN]}'), "answer-not-json"),
    "very deep": (completion("[" * 100_000), "answer-not-json"),
    "no choices": (Said(body=b'{"choices": []}'), "answer-not-a-completion"),
    "no object": (Said(body=b"[]"), "answer-not-a-completion"),
    "no content": (completion(None, message={"content": None, "refusal": "no"}), "answer-empty"),
    "cut short": (completion('{"acts": [', finish_reason="length"), "answer-cut"),
    "another form": (completion({"claims": []}), "answer-not-in-form"),
    "more than the form": (completion({**GOOD, "note": 1}), "answer-not-in-form"),
    "a list that is none": (completion({"acts": {}, "figures": []}), "answer-not-in-form"),
    "huge": (Said(body=b" " * (MAX_ANSWER + 1)), "answer-too-large"),
}


@pytest.mark.parametrize("what", BAD)
def test_an_answer_that_cant_be_used_is_named_and_not_kept(fake: Fake, model: MakeModel, what: str) -> None:
    said, rule = BAD[what]
    fake.replies = [said]
    asked = model()
    with pytest.raises(Unanswered) as fault:
        asked.answer(text())
    assert fault.value.rule == rule
    assert len(fake.asked) == 1
    assert not list(asked.folder.rglob("*.json"))


def test_a_busy_endpoint_is_asked_again_after_the_time_it_names(fake: Fake, model: MakeModel, waits: list[float]) -> None:
    fake.replies = [Said(429, b"{}", {"Retry-After": "7"}), Said(503, b""), completion(GOOD)]
    assert model().answer(text()) == (GOOD, True)
    assert waits == [7.0, 2.0]


def test_an_endpoint_that_stays_busy_is_given_up(fake: Fake, model: MakeModel, waits: list[float]) -> None:
    fake.replies = [Said(429, b"{}", {"Retry-After": "100000"})]
    with pytest.raises(Unanswered, match="endpoint-busy"):
        model().answer(text())
    assert (len(fake.asked), waits) == (ATTEMPTS, [60.0] * (ATTEMPTS - 1))


def test_an_answer_that_does_not_come_is_not_waited_for(fake: Fake, model: MakeModel, waits: list[float]) -> None:
    fake.replies = [Said(body=None)]
    with pytest.raises(Unanswered, match="answer-too-late"):
        model(timeout=0.05).answer(text())
    assert not waits


def test_nobody_there(model: MakeModel, waits: list[float]) -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        with pytest.raises(Unanswered, match="endpoint-unreachable"):
            model(url=f"http://127.0.0.1:{taken.getsockname()[1]}/v1").answer(text())
    assert len(waits) == ATTEMPTS - 1


def test_a_redirect_is_refused(fake: Fake, model: MakeModel) -> None:
    fake.replies = [Said(307, b"", {"Location": fake.url}), completion(GOOD)]
    with pytest.raises(EndpointRefused, match="redirects"):
        model().answer(text())
    assert len(fake.asked) == 1


ADDRESSES = {
    "http://93.184.216.34/v1": "not this machine",
    "https://10.0.0.7/v1": "private network",
    "https://169.254.169.254/v1": "private network",
    "https://[fd00::1]/v1": "private network",
    "https://[::ffff:10.0.0.7]/v1": "private network",
    "http://10.0.0.7:8000/v1": "not this machine",
    "ftp://127.0.0.1/v1": "http:// or https://",
    "127.0.0.1:8000": "http:// or https://",
    "http://me:word@127.0.0.1/v1": "no name, password",
    "http://127.0.0.1/v1?key=x": "no name, password",
}


@pytest.mark.parametrize("url", ADDRESSES)
def test_addresses_that_may_not_be_asked(url: str) -> None:
    with pytest.raises(EndpointRefused, match=ADDRESSES[url]):
        Endpoint(url).is_local()


def test_addresses_that_may_be_asked_when_told() -> None:
    assert Endpoint("http://127.0.0.1:1/v1").is_local()
    assert Endpoint("http://[::1]:1/v1").is_local()
    assert not Endpoint("https://93.184.216.34/v1").is_local()
    assert not Endpoint("http://93.184.216.34/v1", allow_http=True).is_local()
    assert not Endpoint("http://10.0.0.7/v1", allow_http=True, allow_private=True).is_local()
