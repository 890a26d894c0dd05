"""The local server gives its page to whoever has the token, and nothing to anybody else."""

import http.client
import json
from hashlib import sha256
from http import HTTPStatus
from threading import Thread

import pytest

from govgen.form.editing import desk_for
from govgen.form.serving import SILENT, address, serve
from govgen.schema import bundled_reports
from tests.reports import ROOT

EXAMPLE = ROOT / "examples" / "valid" / "2021-县级部门.yaml"


class Served:
    def __init__(self, path):
        self.path = path
        self.desk = desk_for(path)
        self.server = serve(self.desk)
        self.port = self.server.server_address[1]
        Thread(target=self.server.serve_forever, args=(0.05,), daemon=True).start()

    def ask(self, what="", body=None, method="POST", token=None, **headers):
        connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=30)
        sent = {name.replace("_", "-"): value for name, value in headers.items()}
        data = None if body is None else json.dumps(body).encode()
        connection.request(method, f"/{self.desk.token if token is None else token}/{what}", data, sent)
        response = connection.getresponse()
        content = response.read()
        connection.close()
        return response.status, content

    def get(self, **headers):
        return self.ask(method="GET", **headers)

    def saved(self, text, digest):
        return self.ask("save", {"text": text, "digest": digest})


@pytest.fixture
def served(tmp_path):
    path = tmp_path / "年报.yaml"
    path.write_bytes(EXAMPLE.read_bytes())
    held = Served(path)
    yield held
    held.server.shutdown()
    held.server.server_close()


def test_the_page_has_the_text_of_the_file(served):
    status, page = served.get()
    assert status == 200
    assert "青禾县自然资源局" in page.decode()
    assert served.desk.token in address(served.server, served.desk)


@pytest.mark.parametrize("token", ["", "x", "../etc", "%2e%2e"])
def test_without_the_token_there_is_nothing(served, token):
    assert served.get(token=token)[0] == 404
    assert served.ask("save", {"text": "", "digest": ""}, token=token)[0] == 404
    assert served.path.read_bytes() == EXAMPLE.read_bytes()


def test_another_name_for_this_machine_gets_nothing(served):
    assert served.get(Host=f"evil.example:{served.port}")[0] == 404
    assert served.ask("alive", Host="evil.example")[0] == 404


def test_another_page_gets_nothing(served):
    assert served.ask("alive", Origin="http://evil.example")[0] == 404
    assert served.ask("alive", Origin="null")[0] == 404
    assert served.ask("alive", Origin=f"http://127.0.0.1:{served.port}")[0] == 200


@pytest.mark.parametrize("what", ["other", "../年报.yaml", "save/../x", "%2e%2e/x"])
def test_there_is_nothing_else_to_ask(served, what):
    from urllib.parse import quote

    assert served.ask(quote(what), {})[0] == 404
    assert served.ask(quote(what), method="GET")[0] == 404


def test_the_findings_are_those_of_the_command_line(served):
    text = EXAMPLE.read_text(encoding="utf-8").replace("自然人: 31", "自然人: 32")
    status, answer = served.ask("ask", {"do": "check", "text": text})
    (finding, *_) = json.loads(answer)["findings"]
    assert status == 200
    assert finding["rule"] == "balance"


def test_the_document_is_that_of_the_command_line(served):
    from govgen import api

    status, made = served.ask("ask", {"do": "render", "text": EXAMPLE.read_text(encoding="utf-8")})
    assert status == 200
    assert made == api.render(api.load(EXAMPLE), data=True)


def test_a_report_with_errors_gives_a_message_and_no_document(served):
    status, answer = served.ask("ask", {"do": "render", "text": "年度: 2024\n"})
    assert status == 200
    assert "错误" in json.loads(answer)["error"]["message"]


def test_what_is_saved_is_in_the_file(served):
    text, digest = served.desk.read()
    status, answer = served.saved(text.replace("自然人: 31", "自然人: 32"), digest)
    assert status == 200
    assert "自然人: 32" in served.path.read_text(encoding="utf-8")
    assert json.loads(answer)["digest"] == served.desk.read()[1]
    assert [each.name for each in served.path.parent.iterdir()] == ["年报.yaml"]


MALFORMED = {
    "no JSON": b"{",
    "nothing": b"",
    "no text": b"\xff\xfe",
    "a list": b"[1]",
    "too deep": b"[" * 100_000,
    "nothing known": b'{"do": "delete", "text": ""}',
    "a number for a word": b'{"do": 1}',
    "half a character": b'{"do": "check", "text": "\\ud800"}',
    "half a file": b'{"do": "read", "name": "a.docx", "data": "abc"}',
    "no file": b'{"do": "read"}',
    "no digest": b'{"text": ""}',
    "no words": b'{"text": 1, "digest": null}',
}


@pytest.mark.parametrize("what", ["ask", "save"])
@pytest.mark.parametrize("body", MALFORMED.values(), ids=MALFORMED)
def test_a_malformed_body_is_answered_in_words(served, what, body):
    connection = http.client.HTTPConnection("127.0.0.1", served.port, timeout=30)
    connection.request("POST", f"/{served.desk.token}/{what}", body)
    response = connection.getresponse()
    assert response.status == 400
    assert json.loads(response.read())["message"].startswith("网页发来的内容不完整")
    assert served.path.read_bytes() == EXAMPLE.read_bytes()


@pytest.mark.parametrize("length", ["-1", "1e3", "x", "9" * 5000])
def test_a_length_that_is_none_is_refused(served, length):
    assert served.ask("save", Content_Length=length)[0] == 413


@pytest.mark.parametrize("name", ["\0", "../" * 20, "长" * 300])
def test_last_years_file_may_have_any_name(served, name):
    text = EXAMPLE.read_text(encoding="utf-8")
    status, answer = served.ask("ask", {"do": "check", "text": text, "previous": text, "previousName": name})
    assert status == 200
    assert name in "".join(finding["message"] for finding in json.loads(answer)["findings"])


def until_closed(server):
    server.serve_forever(0.05)
    server.server_close()


def test_a_later_run_takes_the_place_of_one_whose_page_has_gone(tmp_path):
    path = tmp_path / "年报.yaml"
    path.write_bytes(EXAMPLE.read_bytes())
    first = serve(desk := desk_for(path))
    running = Thread(target=until_closed, args=(first,), daemon=True)
    running.start()
    beside = serve(desk_for(path))
    desk.silent = SILENT + 1
    later = serve(desk_for(path))
    running.join(10)
    assert not running.is_alive()
    assert beside.server_port != first.server_port == later.server_port
    beside.server_close()
    later.server_close()


def test_nobody_else_ends_a_run(served):
    served.desk.silent = SILENT + 1
    assert served.ask("x", token="retire")[0] == 404
    digest = sha256(str(served.path.resolve()).encode()).hexdigest()
    assert served.ask(digest, token="retire", Origin="http://evil.example")[0] == 404
    served.desk.silent = SILENT
    assert served.ask(digest, token="retire")[0] == 404
    assert served.get()[0] == 200


def test_a_file_that_changed_on_disk_is_not_overwritten(served):
    text, digest = served.desk.read()
    served.path.write_text(text + "# 别处加的\n", encoding="utf-8")
    status, answer = served.saved(text, digest)
    assert status == 409
    assert "别处加的" in json.loads(answer)["text"]
    assert "别处加的" in served.path.read_text(encoding="utf-8")


def test_half_a_character_is_told_and_leaves_the_file_as_it_is(served):
    text, digest = served.desk.read()
    status, answer = served.saved(text + "# 好\ud83d\n", digest)
    assert status == 500
    assert "# 好”后面有半个字符" in json.loads(answer)["message"]
    assert served.desk.read() == (text, digest)


def test_too_much_is_refused(served):
    assert served.ask("save", Content_Length="31000000")[0] == 413


def test_a_file_has_the_same_address_each_time_so_that_its_drafts_are_found(tmp_path):
    path = tmp_path / "年报.yaml"
    path.write_bytes(EXAMPLE.read_bytes())
    ports = []
    for _ in range(2):
        first, second = Served(path), Served(path)
        assert first.port != second.port
        ports.append(first.port)
        for each in (first, second):
            each.server.shutdown()
            each.server.server_close()
    assert ports[0] == ports[1]


def test_a_file_that_is_gone_is_told_in_words(tmp_path):
    path = tmp_path / "年报.yaml"
    path.write_bytes(EXAMPLE.read_bytes())
    served = Served(path)
    path.unlink()
    for status, content in (served.get(), served.saved("年度: 2025\n", "")):
        assert status == HTTPStatus.INTERNAL_SERVER_ERROR
        assert "Errno" not in content.decode()
        assert "文件" in content.decode()
    served.server.shutdown()
    served.server.server_close()


@pytest.mark.parametrize("kind", bundled_reports())
def test_a_data_file_is_edited_as_the_kind_of_report_that_it_names(kind):
    file = min((bundled_reports()[kind].parent / "examples" / "valid").glob("*.yaml"))
    desk = desk_for(file)
    text, digest = desk.read()
    assert f'"kind":"{kind}"' in desk.page(text, digest, desk.token)
