#!/bin/sh
# Makes cable.rng, cable.xsd and xml.xsd from cable.rnc, and frus.rng from frus.rnc; needs trang (20181222 or later).
# Usage: sh schema/generate.sh [FOLDER]; FOLDER is where to write, the schema folder by default.
set -eu
here=$(cd "$(dirname "$0")" && pwd)
out=${1:-$here}
trang "$here/cable.rnc" "$out/cable.rng"
# Without abstract elements the XSD says what the grammar says, with no substitution groups to read.
trang -o disable-abstract-elements "$here/cable.rnc" "$out/cable.xsd"
trang "$here/frus.rnc" "$out/frus.rng"
