#!/bin/sh
echo copy
