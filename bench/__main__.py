"""Measure the line, started once for all measurements. Use: python -m bench"""

import asyncio
import tempfile
import time
from pathlib import Path

import psutil

from bench import turns, widget
from werkwijzer.paths import ROOT
from werkwijzer.run import line
from werkwijzer.settings import Settings
from werkwijzer.training import ensure_model, model_path


async def main() -> None:
    with tempfile.TemporaryDirectory() as directory:
        var = Path(directory)
        trained = ensure_model(ROOT / "var")
        model_path(var).parent.mkdir(parents=True)
        model_path(var).symlink_to(trained)
        settings = Settings(
            _env_file=None,
            var=var,
            port=18080,
            internal_port=18081,
            rasa_port=15005,
            messages_per_minute=100_000,
            conversations_per_hour=100_000,
        )
        started = time.monotonic()
        async with line(settings, print) as rasa:
            assert rasa is not None
            assert rasa.pid is not None
            print(f"start: {time.monotonic() - started:.1f} s")
            url = f"http://127.0.0.1:{settings.port}"
            processes = {"rasa": psutil.Process(rasa.pid), "bot, actions, backend": psutil.Process()}
            await turns.measure(url, list(processes.values()))
            for name, process in processes.items():
                print(f"RSS of {name}: {process.memory_info().rss / 2**20:.0f} MiB")
            await widget.measure(url)


if __name__ == "__main__":
    asyncio.run(main())
