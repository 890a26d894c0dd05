#!/usr/bin/env bash
# Builds Python against an old glibc with Zig as the C compiler, from Debian's source archives, for a program that also
# runs on UOS 20 and Kylin V10 (glibc 2.28): old_python.sh FOLDER-WITH-SOURCES TARGET-FOLDER [PYTHON-WITH-ZIGLANG]
# The folder holds python3*.orig.tar.*, zlib_*.orig.tar.*, libffi_*.orig.tar.* as `apt-get source --download-only` lays them.
set -euo pipefail
sources=$(realpath "$1") target=$(realpath -m "$2") zig="${3:-python3} -m ziglang"
glibc=${GLIBC:-2.28} work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
mkdir -p "$target/bin"
machine=$(uname -m)
printf '#!/bin/sh\nexec %s cc -target %s-linux-gnu.%s "$@"\n' "$zig" "$machine" "$glibc" >"$work/cc"
printf '#!/bin/sh\nexec %s ar "$@"\n' "$zig" >"$work/ar"
printf '#!/bin/sh\nexec %s ranlib "$@"\n' "$zig" >"$work/ranlib"
chmod +x "$work"/{cc,ar,ranlib}
export CC="$work/cc" AR="$work/ar" RANLIB="$work/ranlib" CFLAGS="-O2 -fPIC -fno-sanitize=all -I$target/include" LDFLAGS="-L$target/lib"

unpacked() {
    tar -x -C "$work" -f "$(compgen -G "$sources/$1" | head -n 1)"
    cd "$work/$(ls "$work" | grep -i "^$2" | head -n 1)"
}

(unpacked 'zlib_*.orig.tar.*' zlib; ./configure --static --prefix="$target" && make -s libz.a && make -s install) >"$target/zlib.log" 2>&1
(unpacked 'libffi_*.orig.tar.*' libffi; ./configure --disable-shared --with-pic --disable-docs --disable-exec-static-tramp --disable-multi-os-directory --prefix="$target" && make -s && make -s install) >"$target/libffi.log" 2>&1
(unpacked 'python3*.orig.tar.*' Python
 export LIBFFI_CFLAGS="-I$target/include" LIBFFI_LIBS="-L$target/lib -lffi" ZLIB_CFLAGS="-I$target/include" ZLIB_LIBS="-L$target/lib -lz"
 ./configure --enable-shared --without-ensurepip --disable-test-modules --prefix="$target" LDFLAGS="$LDFLAGS -Wl,-rpath,$target/lib" &&
 make -s -j2 && make -s install) >"$target/python.log" 2>&1
"$target/bin/python3" -c 'import sys, zlib, ctypes, hashlib, pyexpat; print(sys.version)'
