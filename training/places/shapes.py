"""Write the coasts of the small maps: python training/places/shapes.py land-110m.json OUT.txt

The input is the package world-atlas 2.0.2 (Natural Earth, public domain; the package is ISC): one
TopoJSON file. A line of the output is one ring, longitude and latitude in tenths of a degree.
"""

import json
import sys

world = json.load(open(sys.argv[1], encoding="utf-8"))
(sx, sy), (tx, ty) = world["transform"]["scale"], world["transform"]["translate"]
arcs = []
for arc in world["arcs"]:
    x = y = 0
    points = []
    for dx, dy in arc:
        x, y = x + dx, y + dy
        points.append((round((x * sx + tx) * 10), round((y * sy + ty) * 10)))
    arcs.append(points)


def ring(numbers):
    points = []
    for number in numbers:
        arc = arcs[number] if number >= 0 else arcs[~number][::-1]
        points += arc[1:] if points else arc
    return " ".join(f"{x},{y}" for x, y in points)


lines = []
for shape in world["objects"]["land"]["geometries"]:
    for polygon in shape["arcs"] if shape["type"] == "MultiPolygon" else [shape["arcs"]]:
        lines += [ring(numbers) for numbers in polygon]
open(sys.argv[2], "w", encoding="utf-8").write("\n".join(lines) + "\n")
