#!/usr/bin/env python3
"""Crises in streams: `tanggap detect --stream` beside three simple detectors, scored alike.

usage: bench/detect.py TANGGAP STREAMS SCORER [NAME...]

STREAMS  a folder of brand-SEED.csv and .json as the stream generator makes them
SCORER   the program that scores a folder of alarms: SCORER STREAMS ALARMS
NAME     which detectors: tanggap, week, hours, extreme; all without

week     the vendors' rule: messages of the last 24 hours against three times the mean of the
         seven days before, asked every hour
hours    z-score of the negative messages of an hour against the same hour of the week (all
         weeks so far, at least two), above 5
extreme  peaks over threshold as in libspot: negative messages of five minutes, a generalised
         Pareto tail above the 98th percentile fitted by moments, alarm at a chance of 1e-5
All are silent for 24 hours after an alarm and get messages with copies and repeats as they are.
"""
import collections
import csv
import glob
import json
import math
import os
import subprocess
import sys
import tempfile
import time

HOUR, DAY = 3600, 86400


def messages(path):
    with open(path, newline='') as f:
        rows = csv.reader(f)
        next(rows)
        for row in rows:
            yield int(row[0]) // 1000, int(row[2])


def counts(path, step):
    """(start, all, negative) of each step from the first to the last message."""
    sums, first, last = collections.defaultdict(lambda: [0, 0]), None, 0
    for at, mood in messages(path):
        slot = at // step
        first = slot if first is None else first
        last = slot
        sums[slot][0] += 1
        sums[slot][1] += mood < 0
    for slot in range(first, last + 1):
        yield slot * step, *sums.get(slot, (0, 0))


def week(path):
    hours = []
    for at, total, _ in counts(path, HOUR):
        hours.append(total)
        if len(hours) >= 8 * 24:
            today, mean = sum(hours[-24:]), sum(hours[-192:-24]) / 7
            if today > 3 * mean:
                yield at + HOUR, today / mean


def hours(path):
    past = collections.defaultdict(list)
    for at, _, negative in counts(path, HOUR):
        seen = past[at // HOUR % 168]
        if len(seen) >= 2:
            mean = sum(seen) / len(seen)
            spread = math.sqrt(sum((x - mean) ** 2 for x in seen) / (len(seen) - 1) + mean + 1)
            z = (negative - mean) / spread
            if z > 5:
                yield at + HOUR, z
        seen.append(negative)


def extreme(path, level=.98, chance=1e-5):
    values = []
    threshold, bound = math.inf, math.inf
    for at, _, negative in counts(path, 300):
        if negative > bound:
            yield at + 300, negative / bound
        else:
            values.append(negative)
        if len(values) >= 2016 and len(values) % 288 == 0:
            ordered = sorted(values)
            threshold = ordered[int(level * len(ordered))]
            over = [x - threshold for x in values if x > threshold] or [1]
            mean = sum(over) / len(over)
            variance = sum((x - mean) ** 2 for x in over) / len(over) or mean * mean
            shape = .5 * (1 - mean * mean / variance)
            scale = .5 * mean * (mean * mean / variance + 1)
            rarer = len(values) * chance / len(over)
            bound = threshold + (scale / shape * (rarer ** -shape - 1) if abs(shape) > 1e-6
                                 else -scale * math.log(rarer))


def silent(alarms):
    last = -math.inf
    for at, score in alarms:
        if at - last >= DAY:
            last = at
            yield json.dumps({'time_ms': at * 1000, 'score': score})


def main():
    if len(sys.argv) < 4:
        sys.exit(__doc__)
    program, streams, scorer = sys.argv[1:4]
    peers = {'week': week, 'hours': hours, 'extreme': extreme}
    for name in sys.argv[4:] or ['tanggap', *peers]:
        with tempfile.TemporaryDirectory() as out:
            rows, began = 0, time.process_time() + os.times().children_user
            for path in sorted(glob.glob(os.path.join(streams, 'brand-*.csv'))):
                alarms = os.path.join(out, os.path.basename(path)[:-3] + 'jsonl')
                with open(alarms, 'w') as f:
                    if name == 'tanggap':
                        subprocess.run([program, 'detect', '--stream', path], stdout=f, check=True)
                    else:
                        f.writelines(line + '\n' for line in silent(peers[name](path)))
                with open(path, 'rb') as f:
                    rows += sum(block.count(b'\n') for block in iter(lambda: f.read(1 << 20), b''))
            spent = time.process_time() + os.times().children_user - began
            print(f'== {name}: {rows} messages, {rows / spent:,.0f} a CPU second', flush=True)
            subprocess.run([sys.executable, scorer, streams, out], check=True)


if __name__ == '__main__':
    main()
