"""mT5 and Marian at full size with random weights: CTranslate2 against `generate` of transformers.

    python tests/benchmarks/models.py [--threads 2] [--inputs 8] [--input-tokens 512]
        [--output-tokens 64] [--layers 12] [--skip bfloat16,untrimmed] [--only server]
        [--folder DIR]

The shapes are those of csebuetnlp/mT5_multilingual_XLSum and Helsinki-NLP/opus-mt-ar-en. Random
weights cost what trained ones cost: every output is forced to its full length. Each measurement is
a process of its own, after a short call that is not counted, so that its peak memory is its own.
Left out: loading, cutting into pieces (sentencepiece takes well under 1% of it), and the server.
"CPU" is the time that all threads worked: on a machine that others use it is the fairer ratio.
A server is ready when `/readyz` says so, counted from the start of its process; both models are
loaded by then. Warm, their files lie in the page cache; cold, they were dropped from it before.
Threads wait without spinning (OMP_WAIT_POLICY=PASSIVE), for both libraries; spinning ones cost
transformers several times as much where the CPUs are shared.
"""

from __future__ import annotations

import argparse
import json
import os
import platform
import random
import resource
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Sequence
from importlib.metadata import version
from pathlib import Path

ROOT = Path(__file__).parents[2]
SEED = 20240601
PIECES = 250_100
MARIAN_PIECES = 62_834
MARIAN_INPUT_TOKENS = 40
BEAMS = 4


def main() -> None:
    options = _options()
    if options.child:
        print(json.dumps(CHILDREN[options.child](options)))
        return
    print(
        f"{platform.processor() or platform.machine()}, {os.cpu_count()} CPUs, "
        f"{options.threads} threads used, Python {platform.python_version()}, seed {SEED}, "
        + ", ".join(f"{name} {version(name)}" for name in ("ctranslate2", "torch", "transformers"))
    )
    print(f"{_cpu()}; load average before the start {os.getloadavg()[0]:.1f}")
    with tempfile.TemporaryDirectory(dir=options.folder, prefix="khulasa-bench-") as work:
        options.work = Path(work)
        _build(options)
        for part, measure in PARTS.items():
            if part in options.only:
                measure(options)


def _mt5(options: argparse.Namespace) -> None:
    print(
        f"\nmT5-base: {options.layers}+{options.layers} layers, d_model 768, {PIECES + 12} rows, "
        f"{options.input_tokens} tokens in, {options.output_tokens} out, {BEAMS} beams, "
        "no repeated bigram"
    )
    one = _measure(options, "transformers", "mt5", dtype="float32", inputs=1)
    _show("generate, float32, 1 input", one, one)
    if "bfloat16" not in options.skip:
        _show(
            "generate, bfloat16, 1 input",
            _measure(options, "transformers", "mt5", dtype="bfloat16", inputs=1),
            one,
        )
    ours = {
        keep: _measure(options, "ctranslate2", f"mt5-{keep}", inputs=1) for keep in _kept(options)
    }
    for keep, found in ours.items():
        _show(f"CTranslate2, int8, {keep} pieces, 1 input", found, one)
    single = ours[32_000]
    count = options.inputs
    padded = _measure(options, "transformers", "mt5", dtype="float32", inputs=count)
    many = _measure(options, "ctranslate2", "mt5-32000", inputs=count)
    _show(f"generate, float32, one padded batch of {count}", padded, one)
    _show(f"CTranslate2, int8, 32000 pieces, {count} at once", many, one)
    print(
        f"throughput of {count} at once: {count * one['seconds'] / many['seconds']:.1f} times "
        f"generate one at a time, {padded['seconds'] / many['seconds']:.1f} times its padded batch;"
        f" in CPU time {count * one['cpu_seconds'] / many['cpu_seconds']:.1f} and "
        f"{padded['cpu_seconds'] / many['cpu_seconds']:.1f} times"
    )
    print(
        f"peak memory: {single['peak_mib'] / one['peak_mib']:.0%} of generate's at one input, "
        f"{many['peak_mib'] / padded['peak_mib']:.0%} at {count}"
    )
    shared = _measure(options, "batches", "mt5-32000", inputs=count)
    print(
        f"int8, texts that differ between alone and in a batch: {shared['unequal']:.0%} of "
        f"{count} where lengths differ, {shared['equal']:.0%} where they are equal"
    )
    speed = _measure(options, "bandwidth", "mt5-32000", inputs=1)
    megabytes = speed["decoder_mb"]
    least = options.output_tokens * megabytes / 1000 / speed["gb_per_s"]
    print(
        f"memory is read at {speed['gb_per_s']:.1f} GB/s; a step reads {megabytes:.0f} MB of the "
        f"decoder's weights, so {options.output_tokens} steps take {least:.2f} s at the least"
    )


def _marian(options: argparse.Namespace) -> None:
    print(
        f"\nopus-mt-ar-en: 6+6 layers, d_model 512, {MARIAN_PIECES} pieces, {options.inputs} "
        f"sentences of {MARIAN_INPUT_TOKENS} tokens, {options.output_tokens} out, {BEAMS} beams"
    )
    one = _measure(options, "transformers", "marian", dtype="float32", inputs=options.inputs)
    _show("generate, float32, one padded batch", one, one)
    if "bfloat16" not in options.skip:
        found = _measure(options, "transformers", "marian", dtype="bfloat16", inputs=options.inputs)
        _show("generate, bfloat16, one padded batch", found, one)
    _show(
        "CTranslate2, int8",
        _measure(options, "ctranslate2", "marian-int8", inputs=options.inputs),
        one,
    )


def _server(options: argparse.Namespace) -> None:
    """The time from the start of `khulasa serve` to its readiness, with both models."""
    sys.path.append(str(ROOT))
    from tests.models.serving import served

    print("\nkhulasa serve, both models in int8 (torch cannot be imported in it)")
    for keep in _served(options):
        folders = (options.work / f"mt5-{keep}", options.work / "marian-int8")
        size = sum(f.stat().st_size for folder in folders for f in folder.rglob("*")) / 2**20
        for state in ("cold", "warm", "warm", "warm"):
            if state == "cold":
                _forget(folders)
            with (
                tempfile.TemporaryDirectory(dir=options.work) as room,
                served(
                    Path(room),
                    KHULASA_SUMMARIZER=str(folders[0]),
                    KHULASA_TRANSLATOR=str(folders[1]),
                ) as server,
            ):
                peak, worked = _peak_mib(server.process), _cpu_seconds(server.process)
                assert server.trapped == [], server.trapped
            print(
                f"{keep} pieces, {size:.0f} MiB of files, {state}: ready in {server.ready_s:.2f} s "
                f"(CPU {worked:.2f} s), peak {peak:.0f} MiB",
                flush=True,
            )


def _forget(folders: Sequence[Path]) -> None:
    """Drops the files from the page cache, where the system can."""
    for folder in folders:
        for path in folder.rglob("*"):
            if path.is_file() and hasattr(os, "posix_fadvise"):
                with path.open("rb") as file:
                    os.fsync(file.fileno())
                    os.posix_fadvise(file.fileno(), 0, 0, os.POSIX_FADV_DONTNEED)


def _peak_mib(process: int) -> float:
    """The most memory that a process has had, as Linux tells it; 0 elsewhere."""
    path = Path(f"/proc/{process}/status")
    if not path.is_file():
        return 0.0
    lines = path.read_text(encoding="utf-8").splitlines()
    return int(next(line for line in lines if line.startswith("VmHWM")).split()[1]) / 1024


def _cpu_seconds(process: int) -> float:
    """The time that all its threads have worked, as Linux tells it; 0 elsewhere."""
    path = Path(f"/proc/{process}/stat")
    if not path.is_file():
        return 0.0
    user, system = path.read_text(encoding="utf-8").rpartition(")")[2].split()[11:13]
    return (int(user) + int(system)) / os.sysconf("SC_CLK_TCK")


def _show(name: str, found: dict[str, float], base: dict[str, float]) -> None:
    print(
        f"{name:<48} {found['seconds']:8.2f} s {base['seconds'] / found['seconds']:6.1f}x   "
        f"CPU {found['cpu_seconds']:8.2f} s {base['cpu_seconds'] / found['cpu_seconds']:6.1f}x   "
        f"{found['peak_mib']:6.0f} MiB",
        flush=True,
    )


def _measure(
    options: argparse.Namespace, child: str, model: str, *, inputs: int, dtype: str = "int8"
) -> dict[str, float]:
    command = [sys.executable, __file__, "--child", child, "--model", str(options.work / model)]
    for name in ("threads", "input_tokens", "output_tokens", "layers"):
        command += [f"--{name.replace('_', '-')}", str(getattr(options, name))]
    command += ["--inputs", str(inputs), "--dtype", dtype]
    threads = str(options.threads)
    environment = {**os.environ, "PYTHONPATH": str(ROOT), "HF_HUB_OFFLINE": "1"}
    environment |= dict.fromkeys(("OMP_NUM_THREADS", "MKL_NUM_THREADS"), threads)
    environment["OMP_WAIT_POLICY"] = "PASSIVE"
    done = subprocess.run(
        command, env=environment, stdout=subprocess.PIPE, text=True, check=True, cwd=ROOT
    )
    found: dict[str, float] = json.loads(done.stdout.splitlines()[-1])
    return found


def _build(options: argparse.Namespace) -> None:
    """All folders, in processes of their own, so that this one stays small."""
    command = [sys.executable, __file__, "--child", "build", "--model", str(options.work)]
    kept = {*_kept(options), *_served(options)}
    command += ["--keep", ",".join(map(str, sorted(kept))), "--layers", str(options.layers)]
    environment = {**os.environ, "PYTHONPATH": str(ROOT), "HF_HUB_OFFLINE": "1"}
    subprocess.run(command, env=environment, stdout=subprocess.DEVNULL, check=True, cwd=ROOT)


def _kept(options: argparse.Namespace) -> list[int]:
    if "mt5" not in options.only:
        return []
    return [32_000, 64_000] + ([] if "untrimmed" in options.skip else [PIECES])


def _served(options: argparse.Namespace) -> list[int]:
    """The vocabularies that are served: what a pull keeps, and all."""
    if "server" not in options.only:
        return []
    from summarizer.models.trimming import KEEP

    return [KEEP] + ([] if "untrimmed" in options.skip else [PIECES])


def _child_build(options: argparse.Namespace) -> None:
    import torch

    from summarizer.backends.checkpoint import open_checkpoint
    from summarizer.backends.network import read_network
    from summarizer.backends.pieces import load_pieces
    from summarizer.models import weights
    from summarizer.models.conversion import describe, write_folder
    from summarizer.models.trimming import trim_pieces
    from tests.models.random_checkpoints import SINGLE, spiece, write_marian, write_mt5

    # 3 control, 256 byte pieces and 100 sentinels; the shares of the scripts are invented.
    words = PIECES - 359 - len(SINGLE)
    proto = spiece(arabic=18_000, latin=120_000, other=words - 138_000, seed=SEED)
    folder = options.model / "mt5"
    write_mt5(
        folder, spiece=proto, d_model=768, d_kv=64, heads=12, d_ff=2048, layers=options.layers
    )
    marian = options.model / "marian"
    write_marian(marian, vocabulary=MARIAN_PIECES, d_model=512, heads=8, d_ff=2048, layers=6)
    jobs = [(folder, f"mt5-{keep}", int(keep)) for keep in options.keep.split(",")]
    for source, name, keep in [*jobs, (marian, "marian-int8", 0)]:
        checkpoint = open_checkpoint(source)
        pieces = load_pieces(source, checkpoint.architecture)
        network = read_network(checkpoint, pieces, torch.float32)
        trimmed = trim_pieces(proto, keep) if 0 < keep < PIECES else None
        converted = describe(checkpoint, pieces, network, trimmed, "int8")
        if trimmed is not None:
            assert len(trimmed.kept) == keep
            weights.keep_rows(network, trimmed.kept)
        write_folder(options.model / name, checkpoint, converted, network, trimmed)


def _child_transformers(options: argparse.Namespace) -> dict[str, float]:
    """`generate` as its documentation shows it."""
    import torch
    from transformers import AutoModelForSeq2SeqLM

    torch.set_num_threads(options.threads)
    model = AutoModelForSeq2SeqLM.from_pretrained(
        options.model, dtype=getattr(torch, options.dtype), local_files_only=True
    )
    rows = torch.tensor(_ids(options))
    settings = {"num_beams": BEAMS, "no_repeat_ngram_size": 2, "do_sample": False}

    def call(rows: torch.Tensor, tokens: int) -> None:
        with torch.inference_mode():
            out = model.generate(rows, max_new_tokens=tokens, min_new_tokens=tokens, **settings)
        assert out.shape[1] == tokens + 1

    call(rows[:1, :16], 2)
    return _timed(lambda: call(rows, options.output_tokens))


def _child_ctranslate2(options: argparse.Namespace) -> dict[str, float]:
    """The backend as the engine calls it, but from ids, so that lengths are exact."""
    model, call = _backend(options)
    call(_ids(options)[:1], 2)
    found = _timed(lambda: call(_ids(options), options.output_tokens))
    model.close()
    return found


def _child_batches(options: argparse.Namespace) -> dict[str, float]:
    """Share of texts that a batch changes, with lengths alike and not."""
    _, call = _backend(options)
    shares = {}
    for name, step in (("equal", 0), ("unequal", 37)):
        rows = [row[number * step :] for number, row in enumerate(_ids(options))]
        together = call(rows, options.output_tokens)
        alone = [call([row], options.output_tokens)[0] for row in rows]
        shares[name] = sum(a != b for a, b in zip(together, alone, strict=True)) / len(rows)
    return shares


def _child_bandwidth(options: argparse.Namespace) -> dict[str, float]:
    """How fast memory is read by one copy of 512 MiB, and what one step has to read."""
    import torch

    torch.set_num_threads(options.threads)
    block = torch.zeros(2**27, dtype=torch.float32)
    block.sum()
    begun = time.perf_counter()
    for _ in range(4):
        block.sum()
    speed = 4 * block.nbytes / (time.perf_counter() - begun) / 1e9
    rows = json.loads((options.model / "khulasa.json").read_bytes())["rows"]
    layer = 2 * 4 * 768 * 768 - 2 * 768 * 768 + 3 * 768 * 2048  # keys and values of the input once
    return {"gb_per_s": speed, "decoder_mb": (options.layers * layer + rows * 768) / 1e6}


def _backend(
    options: argparse.Namespace,
) -> tuple[object, Callable[[Sequence[Sequence[int]], int], list[str]]]:
    from summarizer.backends.ctranslate2_backend import load
    from summarizer.backends.port import Decoding

    model = load(options.model, device="cpu", threads=options.threads)
    pieces = model._pieces  # the ids are given, so that lengths are exact

    class Given:
        def __getattr__(self, name: str) -> object:
            return getattr(pieces, name)

        def encode(self, text: str) -> list[int]:
            return json.loads(text)

    model._pieces = Given()

    def call(rows: Sequence[Sequence[int]], tokens: int) -> list[str]:
        decoding = Decoding(
            num_beams=BEAMS,
            max_new_tokens=tokens,
            min_new_tokens=tokens,
            no_repeat_ngram_size=2,
        )
        found = model.generate([json.dumps(list(row)) for row in rows], decoding)
        assert all(reply.output_tokens == tokens for reply in found)
        return [reply.text for reply in found]

    return model, call


def _ids(options: argparse.Namespace) -> list[list[int]]:
    """Random ids that every vocabulary here has; the end token last."""
    marian = options.model.name.startswith("marian")
    dice = random.Random(SEED)
    low, high, end = (2, 190, 0) if marian else (300, 20_000, 1)
    length = MARIAN_INPUT_TOKENS if marian else options.input_tokens
    return [
        [*(dice.randrange(low, high) for _ in range(length - 1)), end]
        for _ in range(options.inputs)
    ]


def _timed(call: Callable[[], object]) -> dict[str, float]:
    begun, worked = time.perf_counter(), time.process_time()
    call()
    return {
        "seconds": time.perf_counter() - begun,
        "cpu_seconds": time.process_time() - worked,
        "peak_mib": resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024,
    }


def _cpu() -> str:
    """The CPU's name and the vector sets that matter, as Linux tells them."""
    path = Path("/proc/cpuinfo")
    lines = path.read_text(encoding="utf-8").splitlines() if path.is_file() else []
    table = dict(line.split(":", 1) for line in lines if ":" in line)
    named = {name.strip(): value.strip() for name, value in table.items()}
    flags = set(named.get("flags", "").split())
    wanted = ("avx2", "avx512f", "avx512_vnni", "avx_vnni", "avx512_bf16", "amx_int8")
    found = [name for name in wanted if name in flags]
    return f"{named.get('model name', 'unknown CPU')}: {', '.join(found) or 'no wide vectors'}"


PARTS: dict[str, Callable[[argparse.Namespace], None]] = {
    "mt5": _mt5,
    "marian": _marian,
    "server": _server,
}
CHILDREN: dict[str, Callable[[argparse.Namespace], object]] = {
    "build": _child_build,
    "transformers": _child_transformers,
    "ctranslate2": _child_ctranslate2,
    "batches": _child_batches,
    "bandwidth": _child_bandwidth,
}


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--threads", type=int, default=2)
    parser.add_argument("--inputs", type=int, default=8)
    parser.add_argument("--input-tokens", type=int, default=512)
    parser.add_argument("--output-tokens", type=int, default=64)
    parser.add_argument("--layers", type=int, default=12)
    parser.add_argument("--skip", default="", help="bfloat16, untrimmed")
    parser.add_argument("--only", default=",".join(PARTS), help=", ".join(PARTS))
    parser.add_argument("--folder", type=Path, help="where the 4 GiB of weights go meanwhile")
    for hidden in ("--child", "--dtype", "--keep"):
        parser.add_argument(hidden, help=argparse.SUPPRESS)
    parser.add_argument("--model", type=Path, help=argparse.SUPPRESS)
    return parser.parse_args()


if __name__ == "__main__":
    main()
