"""``python -m attribution make|prepare|teach|learn|finish|score|speed``: see README.md beside this package."""

from __future__ import annotations

import argparse
import json
import subprocess
import sys
from dataclasses import replace
from pathlib import Path

import torch
from safetensors.torch import load_file, save_file

from . import encoders, prepare
from .export import calibrate, write_model
from .measure import measure, speed
from .network import Tagger, from_encoder, stretches
from .teacher import Teacher, load_teacher
from .train import TEACHING, Recipe, train

FOLDS = 4


def main() -> None:
    """Read the command line and run the command."""
    parser = argparse.ArgumentParser(prog="python -m attribution", description=__doc__)
    commands = parser.add_subparsers(required=True)
    steps = {
        "make": (_make, "all of the steps that follow, one behind the other"),
        "prepare": (_prepare, "cut the articles into windows"),
        "teach": (_teach, "train one large network on all folds but one"),
        "learn": (_learn, "train the small network"),
        "finish": (_finish, "write the small network's files, calibrate, measure"),
    }
    for name, (run, about) in steps.items():
        step = commands.add_parser(name, help=about)
        step.set_defaults(run=run)
        step.add_argument("--out", type=Path, required=True, help="folder of all that is made")
        step.add_argument("--threads", type=int, default=2)
        if name in ("make", "prepare"):
            step.add_argument(
                "--train",
                type=Path,
                nargs="+",
                required=True,
                help="JSON Lines, gzipped or not; a file named twice counts double",
            )
            step.add_argument(
                "--unread",
                type=Path,
                nargs="*",
                default=[],
                help="texts without answers; teachers give them",
            )
            step.add_argument(
                "--articles", type=int, help="the first so many of each file, to try the chain out"
            )
        if name in ("make", "teach", "learn"):
            step.add_argument(
                "--folds",
                type=int,
                default=FOLDS,
                help="teachers; 0 learns from the annotators alone",
            )
        if name in ("make", "teach"):
            step.add_argument("--teacher-epochs", type=float, default=TEACHING.epochs)
            step.add_argument(
                "--teacher-minutes", type=float, help="longest time of each teacher's training"
            )
            step.add_argument(
                "--teacher-words", type=int, default=TEACHING.words, help="in a batch"
            )
            step.add_argument(
                "--mpnet", type=Path, help="folder of the encoder; default: from its packages"
            )
        if name == "teach":
            step.add_argument("--fold", type=int, required=True)
        if name in ("make", "learn"):
            step.add_argument(
                "--layers", type=int, nargs="+", default=[0, 2, 4], help="of MiniLM, kept"
            )
            step.add_argument(
                "--inner", type=int, default=1024, help="inner neurons kept in each layer"
            )
            step.add_argument("--epochs", type=float, default=30)
            step.add_argument(
                "--minutes", type=float, help="longest time of the small network's training"
            )
            step.add_argument("--words", type=int, default=Recipe().words, help="in a batch")
            step.add_argument("--rate", type=float, default=Recipe().rate)
            step.add_argument("--dropout", type=float, default=0.1)
            step.add_argument("--seed", type=int, default=1)
        if name in ("make", "learn", "finish"):
            step.add_argument("--name", default="student", help="of the small network's folder")
        if name in ("make", "finish"):
            step.add_argument(
                "--data", type=Path, help="PolNeAR's folder, to measure on its development set"
            )
        if name in ("make", "prepare", "learn", "finish"):
            step.add_argument(
                "--encoder", type=Path, help="MiniLM's folder; default: from its package"
            )
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
    torch.set_num_threads(getattr(args, "threads", 2))
    args.run(args)


def _make(args: argparse.Namespace) -> None:
    """Run each step in a process of its own, so that its memory ends with it."""
    given = sys.argv[2:]

    def step(name: str, *more: str) -> None:
        known = _options(name)
        some = _only(given, known)
        command = [sys.executable, "-m", "attribution", name, *some, *more]
        subprocess.run(command, check=True)

    step("prepare")
    for fold in range(args.folds):
        if not _teacher_file(args.out, fold).exists():
            step("teach", "--fold", str(fold))
    step("learn")
    step("finish")


def _options(name: str) -> set[str]:
    shared = {"--out", "--threads"}
    own = {
        "prepare": {"--train", "--unread", "--articles", "--encoder"},
        "teach": {"--folds", "--teacher-epochs", "--teacher-minutes", "--teacher-words", "--mpnet"},
        "learn": {
            "--folds",
            "--layers",
            "--inner",
            "--epochs",
            "--minutes",
            "--words",
            "--rate",
            "--dropout",
            "--seed",
            "--name",
            "--encoder",
        },
        "finish": {"--name", "--data", "--encoder"},
    }
    return shared | own[name]


def _only(given: list[str], known: set[str]) -> list[str]:
    """Return the options of a command line that a step knows, with their values."""
    found, keep = [], False
    for word in given:
        if word.startswith("--"):
            keep = word.split("=")[0] in known
        if keep:
            found.append(word)
    return found


def _prepare(args: argparse.Namespace) -> None:
    args.out.mkdir(parents=True, exist_ok=True)
    tokenizer = (args.encoder or encoders.minilm()) / "tokenizer.json"
    done = prepare.prepare(
        args.train, args.unread, tokenizer, most=args.articles, jobs=args.threads
    )
    prepare.save(done, args.out / "prepared.pickle")
    _say(f"prepared: {len(done.cuts)} articles, {len(done.held)} held out")


def _teach(args: argparse.Namespace) -> None:
    done = prepare.load(args.out / "prepared.pickle")
    device = _device()
    torch.manual_seed(args.fold + 1)
    teacher = load_teacher(args.mpnet or encoders.mpnet(args.out / "mpnet"))
    some = {k: c for k, c in done.cuts.items() if done.fold(k, args.folds) not in (-1, args.fold)}
    recipe = replace(
        TEACHING,
        epochs=args.teacher_epochs,
        minutes=args.teacher_minutes,
        words=args.teacher_words,
        seed=args.fold + 1,
    )
    train(
        teacher,
        some,
        recipe,
        vocabulary=None,
        device=device,
        say=lambda line: _say(f"teacher {args.fold}: {line}"),
    )
    state = {name: value.half() for name, value in teacher.state_dict().items()}
    save_file(state, _teacher_file(args.out, args.fold))


def _learn(args: argparse.Namespace) -> None:
    done = prepare.load(args.out / "prepared.pickle")
    device = _device()
    folder = args.encoder or encoders.minilm()
    teachers = [_read_teacher(_teacher_file(args.out, n), device) for n in range(args.folds)]
    torch.manual_seed(args.seed)
    student = from_encoder(folder, layers=args.layers, inner=args.inner, dropout=args.dropout)
    by_article = {
        cuts[0][0][0].key[0]: teachers[fold]
        for key, cuts in done.cuts.items()
        if teachers and (fold := done.fold(key, args.folds)) >= 0
    }
    recipe = Recipe(
        epochs=args.epochs, minutes=args.minutes, words=args.words, rate=args.rate, seed=args.seed
    )
    train(
        student,
        done.cuts,
        recipe,
        vocabulary=prepare.load_vocabulary(folder / "tokenizer.json"),
        teachers=by_article,
        others=teachers,
        device=device,
        say=lambda line: _say(f"{args.name}: {line}"),
    )
    save_student(student, args.out / args.name)


def _finish(args: argparse.Namespace) -> None:
    """Write the model's folder, calibrate it, measure it."""
    done = prepare.load(args.out / "prepared.pickle")
    out = args.out / args.name
    student = load_student(out)
    tokenizer = (args.encoder or encoders.minilm()) / "tokenizer.json"
    write_model(student, tokenizer, out, about={})
    slope, offset = calibrate(out, done.held)
    _say(f"{out.name}: confidence slope {slope:.2f} offset {offset:.2f}")
    if args.data is not None:
        scores = measure(out, args.data)
        (out / "scores.json").write_text(json.dumps(scores, indent=1) + "\n", "utf-8")
        for role, score in scores["cofenet, whole"].items():
            _say(f"{out.name}: {role} F1 {score['F1']:.1f} (P {score['P']:.1f} R {score['R']:.1f})")


def save_student(student: Tagger, out: Path) -> None:
    """Write the network as it was trained, and the stretches of its rounding."""
    out.mkdir(parents=True, exist_ok=True)
    state = {name: value.cpu().contiguous() for name, value in student.state_dict().items()}
    words = state.pop("words")
    scales = (words.abs().amax(1, keepdim=True) / 127).clamp(min=1e-12)
    # The graph rounds this table just so; the other weights keep eleven bits, and the graph seven.
    save_file(
        {"coded": (words / scales).round().char(), "scales": scales}, out / "words.safetensors"
    )
    state |= {f"stretch.{name}": value.cpu() for name, value in stretches(student).items()}
    state = {name: value.half() for name, value in state.items()}
    save_file(state, out / "rest.safetensors", {k: str(v) for k, v in student.shape.items()})


def load_student(out: Path) -> Tagger:
    """Read what ``save_student`` wrote."""
    from safetensors import safe_open

    with safe_open(out / "rest.safetensors", "pt") as file:
        shape = {k: int(v) for k, v in file.metadata().items()}
    words = load_file(out / "words.safetensors")
    state = load_file(out / "rest.safetensors")
    student = Tagger(**shape)
    for name, module in student.named_modules():
        stretch = state.pop(f"stretch.{name}", None)
        if stretch is not None:
            module.stretch = stretch.float()
    state = {name: value.float() for name, value in state.items()}
    student.load_state_dict(state | {"words": words["coded"].float() * words["scales"]})
    return student.eval()


def _teacher_file(out: Path, fold: int) -> Path:
    return out / f"teacher-{fold}.safetensors"


def _read_teacher(path: Path, device: torch.device) -> Teacher:
    state = {name: value.float() for name, value in load_file(path).items()}
    width = state["words.weight"].shape[1]
    teacher = Teacher(
        vocabulary=state["words.weight"].shape[0],
        width=width,
        inner=state["layers.0.up.weight"].shape[0],
        heads=state["bias.weight"].shape[1],
        layers=1 + max(int(k.split(".")[1]) for k in state if k.startswith("layers.")),
        places=state["places.weight"].shape[0],
    )
    teacher.load_state_dict(state)
    return teacher.to(device).eval()


def _device() -> torch.device:
    return torch.device("cuda" if torch.cuda.is_available() else "cpu")


def _show(values: object) -> None:
    json.dump(values, sys.stdout, indent=1)
    sys.stdout.write("\n")


def _say(line: str) -> None:
    sys.stderr.write(f"{line}\n")


if __name__ == "__main__":
    main()
