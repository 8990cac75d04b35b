#!/bin/sh
# What a shop system would print: all orders up to and including a day.
awk -F, -v day="$1" 'NR == 1 || $2 <= day' orders.csv
