"""Everything that content/ can say goes out over Telegram as the editor wrote it."""

from collections.abc import Iterator

from telegram import LinkPreviewOptions
from telegram.constants import ParseMode

from actions.answer import AnswerQuestion
from bot.messages import Message, PublicButton, PublicLink, PublicSource
from bot.telegram.format import outgoing
from bot.text import clean
from tests.conftest import NOW
from tests.telegram.fake_bot_api import Person
from tests.telegram.parts import Line
from werkwijzer.content.library import Library
from werkwijzer.reply import Reply


def _message(number: int, reply: Reply) -> Message:
    return Message(
        id=number,
        at=NOW,
        sender="bot",
        text=reply.text,
        buttons=[PublicButton(id=f"b{place}", title=shown.title) for place, shown in enumerate(reply.buttons)],
        links=[PublicLink(title=link.title, url=link.url) for link in reply.links],
        source=PublicSource(**reply.source.model_dump()) if reply.source is not None else None,
    )


def _replies(library: Library, topic: str) -> Iterator[Reply]:
    answering = AnswerQuestion(library, lambda: NOW)
    for region in (None, *library.regions):
        reply = answering.reply(topic, region)
        yield reply
        # The simpler wording has the same links and source.
        yield reply.model_copy(update={"text": library.answer(topic, region).simple})


async def _send(line: Line, sam: Person, message: Message) -> None:
    whole = outgoing(message)
    assert len(whole.parts) == 1, "an answer that an editor writes is one bubble"
    await line.channel._application.bot.send_message(
        sam.room.id,
        whole.parts[0],
        parse_mode=ParseMode.HTML,
        reply_markup=whole.keyboard,
        link_preview_options=LinkPreviewOptions(is_disabled=True),
    )


async def test_every_answer_arrives_whole_with_its_links_source_and_buttons(
    line: Line, sam: Person, library: Library
) -> None:
    every = [reply for topic in library.topics for reply in _replies(library, topic)]
    assert len(every) >= 2 * len(library.topics)
    for number, reply in enumerate(every, start=1):
        message = _message(number, reply)
        await _send(line, sam, message)
        shown = sam.last.shown
        assert shown.text.startswith(clean(reply.text))
        sources = [(message.source.title, message.source.url)] if message.source and message.source.url else []
        assert shown.links == [*((link.title, link.url) for link in reply.links), *sources]
        assert sam.last.buttons == [button.title for button in reply.buttons]


async def test_every_small_sentence_arrives_whole(line: Line, sam: Person, library: Library) -> None:
    for name, wordings in library.sentences.items():
        for wording in wordings:
            await _send(line, sam, _message(1, Reply(text=wording)))
            assert sam.last.text == clean(wording), name
