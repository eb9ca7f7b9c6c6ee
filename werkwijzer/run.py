"""Bring the whole line up, keep it up, and take it down."""

import asyncio
import errno
import signal
import socket
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager

from bot.rasa_client import RasaClient
from werkwijzer.errors import EnvironmentNotReady, PortTaken, SettingsError
from werkwijzer.keys import load_keys
from werkwijzer.rasa_process import RasaProcess
from werkwijzer.service import applications, prepare, serving
from werkwijzer.settings import Settings
from werkwijzer.training import ensure_model

Say = Callable[[str], None]


def check_ports(settings: Settings) -> None:
    """See that nothing else listens where we want to.

    Raises:
        PortTaken: the sentence names the port and the setting that changes it.
        SettingsError: two parts have the same port, or this machine has no such address.
    """
    wanted = {"PORT": (settings.host, settings.port), "INTERNAL_PORT": ("127.0.0.1", settings.internal_port)}
    if settings.rasa_url is None:
        wanted["RASA_PORT"] = ("127.0.0.1", settings.rasa_port)
    if len({port for _, port in wanted.values()}) < len(wanted):
        raise SettingsError(f"Kies verschillende poorten voor {', '.join(f'WERKWIJZER_{name}' for name in wanted)}.")
    for name, (host, port) in wanted.items():
        with socket.socket(socket.AF_INET6 if ":" in host else socket.AF_INET) as probe:
            probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
            try:
                probe.bind((host, port))
            except OSError as error:
                if error.errno != errno.EADDRINUSE:
                    raise SettingsError(
                        f"Poort {port} op {host} kan niet worden geopend: {error.strerror}. "
                        f"Kijk naar WERKWIJZER_HOST en WERKWIJZER_{name}."
                    ) from error
                raise PortTaken(
                    f"Poort {port} is bezet. Stop het andere programma, of kies een andere poort met "
                    f"WERKWIJZER_{name}=..."
                ) from error


@asynccontextmanager
async def line(settings: Settings, say: Say) -> AsyncIterator[RasaProcess | None]:
    """Run the whole line for as long as the block lasts; give the Rasa process, where it is ours.

    Raises:
        WerkwijzerError: something is not ready, or a part did not start; nothing is left running.
    """
    _check_var(settings)
    check_ports(settings)
    keys = load_keys(settings)
    live = prepare(settings)
    model = ensure_model(settings.var) if settings.rasa_url is None else None
    async with (
        applications(settings, keys, live) as apps,
        serving(apps.internal, "127.0.0.1", settings.internal_port),
        serving(apps.public, settings.host, settings.port),
    ):
        if model is None:
            async with apps.answering():
                yield None
            return
        probe = RasaClient(f"http://127.0.0.1:{settings.rasa_port}", keys.internal, timeout=3.0)
        rasa = RasaProcess(settings, keys, model, probe.healthy)
        try:
            await rasa.start()
            async with apps.answering():
                yield rasa
        finally:
            await rasa.stop()
            await probe.close()


async def run(settings: Settings, say: Say) -> None:
    """Run until Ctrl-C or a termination signal, or until Rasa is beyond help.

    Raises:
        WerkwijzerError: as `line`, or Rasa died for good.
    """
    stop = asyncio.Event()
    for number in (signal.SIGINT, signal.SIGTERM):
        asyncio.get_running_loop().add_signal_handler(number, stop.set)
    async with line(settings, say) as rasa:
        say(f"Werkwijzer is klaar: http://{settings.host}:{settings.port}/   (stoppen met Ctrl-C)")
        waiting: list[asyncio.Task[object]] = [asyncio.create_task(stop.wait())]
        if rasa is not None:
            waiting.append(asyncio.create_task(rasa.watch(say)))
        done, pending = await asyncio.wait(waiting, return_when=asyncio.FIRST_COMPLETED)
        for task in pending:
            task.cancel()
        await asyncio.gather(*pending, return_exceptions=True)
        for task in done:
            task.result()
    say("Werkwijzer is gestopt.")


def _check_var(settings: Settings) -> None:
    try:
        settings.var.mkdir(parents=True, exist_ok=True)
        probe = settings.var / ".writable"
        probe.touch()
        probe.unlink()
    except OSError as error:
        raise EnvironmentNotReady(f"Kan niet schrijven in {settings.var}: {error.strerror}.") from error
