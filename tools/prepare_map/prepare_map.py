#!/usr/bin/env python3
"""Turns public-domain Natural Earth and ETOPO5 data into the files under assets/map that the game loads.

Run once, by a developer; the result is committed with the code. See README.md beside this file for where the inputs come from.

    python3 prepare_map.py --atlas DIR --etopo etopo5.cdf --islands small_islands.csv --out assets/map

Files written (all little-endian):
    land.bin    coast polygons with owner and triangles
    owners.bin  who owns each 2-minute cell of the theatre (0 is sea), run lengths by row
    depth.bin   depth class of each 5-minute cell, run lengths by row
    islands.csv small islands and reefs that matter: name, latitude, longitude, holder (none where several claim it),
                whoever administers it though another claims it, and what a sentence calls the sea round it
"""
import argparse, csv, json, os, struct
import numpy as np
import mapbox_earcut as earcut
from PIL import Image, ImageDraw
from shapely import make_valid, set_precision
from shapely.affinity import translate
from shapely.geometry import Point, Polygon, box
from shapely.ops import unary_union

WEST, EAST, SOUTH, NORTH = 60.0, 210.0, -50.0, 60.0
WINDOW = box(WEST, SOUTH, EAST, NORTH)
# Finer coasts where levels zoom in.
INSET = box(105.0, -2.0, 147.0, 46.0)
# Depth classes: the class of a cell is the number of these that its depth reaches, in metres.
CLASSES = [1, 10, 20, 30, 50, 100, 200, 500, 1000, 2000, 3000, 4000, 5000, 6000, 8000]
HERE = os.path.dirname(os.path.abspath(__file__))
CODES = json.load(open(os.path.join(HERE, "iso_n3_to_a3.json")))
# Natural Earth has these without a number.
BY_NAME = {"Taiwan": "TWN", "Spratly Is.": "", "Scarborough Reef": "", "N. Cyprus": "", "Somaliland": "", "Kosovo": ""}
RENAME = {"CHN": "PRC", "KOR": "ROK", "HKG": "PRC", "MAC": "PRC"}


def code_of(geometry):
    name = geometry.get("properties", {}).get("name", "")
    entry = CODES.get(str(geometry.get("id", "")).zfill(3)) or CODES.get(str(geometry.get("id", "")))
    code = entry[0] if isinstance(entry, list) else (entry.get("a3") if isinstance(entry, dict) else entry)
    code = code or BY_NAME.get(name, "")
    return RENAME.get(code, code)


def polygons_of(geometry):
    if geometry.is_empty:
        return []
    if geometry.geom_type == "Polygon":
        return [geometry]
    return [part for each in getattr(geometry, "geoms", []) for part in polygons_of(each)]


def read_topology(path):
    """Yields (owner code, polygons in plain longitudes) for each country of a TopoJSON file."""
    topology = json.load(open(path))
    (sx, sy), (tx, ty) = topology["transform"]["scale"], topology["transform"]["translate"]
    arcs = []
    for arc in topology["arcs"]:
        x = y = 0
        points = []
        for dx, dy in arc:
            x, y = x + dx, y + dy
            points.append((x * sx + tx, y * sy + ty))
        arcs.append(points)

    def ring(indices):
        points = []
        for index in indices:
            part = arcs[index] if index >= 0 else arcs[~index][::-1]
            points.extend(part if not points else part[1:])
        # Rings that cross the antimeridian are stitched: unwrap them.
        unwrapped = points[:1]
        for x, y in points[1:]:
            last = unwrapped[-1][0]
            x += 360 * round((last - x) / 360)
            unwrapped.append((x, y))
        return unwrapped

    for geometry in topology["objects"]["countries"]["geometries"]:
        groups = geometry.get("arcs", [])
        groups = [groups] if geometry["type"] == "Polygon" else groups
        shapes = []
        for rings in groups:
            rings = [r for r in map(ring, rings) if len(r) >= 4]
            if rings and abs(rings[0][0][0] - rings[0][-1][0]) < 1:
                shapes.append(Polygon(rings[0], rings[1:]))
        yield code_of(geometry), shapes


def cut(shapes, window):
    """The parts of plain-longitude polygons that fall into a window whose longitudes run past 180."""
    kept = []
    for shape in shapes:
        shape = shape if shape.is_valid else make_valid(shape)
        for part in polygons_of(shape):
            for shift in (-360, 0, 360):
                moved = translate(part, xoff=shift)
                if moved.intersects(window):
                    kept += polygons_of(moved.intersection(window))
    if not kept:
        return []
    merged = unary_union([set_precision(part, 1e-4) for part in kept])
    return polygons_of(set_precision(merged, 1e-4))


def contested(part, islets):
    """Whether a polygon is an island that several governments claim: one of ISLETS without a holder lies on it or within 0.15 degrees."""
    return part.area < 1.5 and any(part.distance(Point(lon, lat)) <= 0.15 for lat, lon in islets)


def contested_islets(path):
    """(latitude, longitude) of the rows that nobody holds or administers in the map's eyes."""
    rows = csv.DictReader(open(path, encoding="utf-8"))
    return [(float(row["lat"]), float(row["lon"])) for row in rows if not row["holder"] and not row["administered"]]


def runs(row):
    """(length, value) of each run in a row."""
    edges = np.flatnonzero(np.diff(row)) + 1
    bounds = np.concatenate(([0], edges, [len(row)]))
    return [(int(b - a), int(row[a])) for a, b in zip(bounds[:-1], bounds[1:])]


def write_grid(path, grid, names):
    """Rows from north to south as runs; a row of n runs is n times (u16 length, u8 value)."""
    with open(path, "wb") as out:
        out.write(struct.pack("<II", grid.shape[1], grid.shape[0]))
        out.write(struct.pack("<B", len(names)))
        for name in names:
            out.write(struct.pack("<B", len(name)) + name.encode())
        for row in grid:
            row_runs = runs(row)
            out.write(struct.pack("<H", len(row_runs)))
            for length, value in row_runs:
                out.write(struct.pack("<HB", length, value))


def main():
    parser = argparse.ArgumentParser()
    for name in ("atlas", "etopo", "islands", "out"):
        parser.add_argument("--" + name, required=True)
    args = parser.parse_args()
    os.makedirs(args.out, exist_ok=True)

    outside = WINDOW.difference(INSET)
    land = []
    for path, window in (("countries-50m.json", outside), ("countries-10m.json", INSET)):
        for code, shapes in read_topology(os.path.join(args.atlas, path)):
            land += [(code, part) for part in cut(shapes, window) if part.area > 1e-6]
    islets = contested_islets(args.islands)
    land = [("" if contested(part, islets) else code, part) for code, part in land]
    owners = [""] + sorted({code for code, _ in land if code})
    index = {code: number for number, code in enumerate(owners)}
    index[""] = 255

    with open(os.path.join(args.out, "land.bin"), "wb") as out:
        out.write(struct.pack("<B", len(owners)))
        for name in owners:
            out.write(struct.pack("<B", len(name)) + name.encode())
        out.write(struct.pack("<I", len(land)))
        for code, part in land:
            rings = [list(part.exterior.coords)[:-1]] + [list(hole.coords)[:-1] for hole in part.interiors]
            points = np.array([p[:2] for ring in rings for p in ring], dtype=np.float64)
            ends = np.cumsum([len(ring) for ring in rings]).astype(np.uint32)
            triangles = earcut.triangulate_float64(points, ends)
            out.write(struct.pack("<BHI", index[code], len(rings), len(triangles)))
            for ring in rings:
                out.write(struct.pack("<I", len(ring)))
            out.write(np.round(points * 1e5).astype("<i4").tobytes())
            out.write(np.asarray(triangles, dtype="<u4" if len(points) > 65535 else "<u2").tobytes())

    width, height = int((EAST - WEST) * 30), int((NORTH - SOUTH) * 30)
    image = Image.new("L", (width, height), 0)
    draw = ImageDraw.Draw(image)
    to_pixel = lambda ring: [((x - WEST) * 30 - 0.5, (NORTH - y) * 30 - 0.5) for x, y in ring]
    for code, part in land:
        draw.polygon(to_pixel([p[:2] for p in part.exterior.coords]), fill=index[code])
        for hole in part.interiors:
            draw.polygon(to_pixel([p[:2] for p in hole.coords]), fill=0)
    write_grid(os.path.join(args.out, "owners.bin"), np.array(image), owners)

    import netCDF4
    data = netCDF4.Dataset(args.etopo)
    name = next(n for n in data.variables if data.variables[n].ndim == 2)
    rose = np.array(data.variables[name][:])
    lon_name, lat_name = data.variables[name].dimensions[1], data.variables[name].dimensions[0]
    lons, lats = np.array(data.variables[lon_name][:]), np.array(data.variables[lat_name][:])
    want_lon = WEST + (np.arange(int((EAST - WEST) * 12)) + 0.5) / 12
    want_lat = NORTH - (np.arange(int((NORTH - SOUTH) * 12)) + 0.5) / 12
    start = lons[0]
    columns = np.round(((want_lon - start) % 360) * 12).astype(int) % 4320
    rows = np.array([np.abs(lats - lat).argmin() for lat in want_lat])
    depth = -rose[np.ix_(rows, columns)]
    classes = sum((depth >= limit).astype(np.uint8) for limit in CLASSES)
    write_grid(os.path.join(args.out, "depth.bin"), classes, [])

    with open(args.islands) as source, open(os.path.join(args.out, "islands.csv"), "w") as out:
        out.write("name,lat,lon,holder,administered,around\n")
        for row in csv.DictReader(source):
            cells = [row["name"].replace(",", ";"), row["lat"], row["lon"], row["holder"], row["administered"], row["around"]]
            out.write(",".join(cells) + "\n")


main()
