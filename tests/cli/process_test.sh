#!/usr/bin/env bash
# process_test.sh LRSCHED: what only a process shows. Prints what is wrong; exit status 1 if anything is.
set -u
lrsched=$1
failures=0
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT

expect() {  # expect WHAT EXPECTED ACTUAL
    if [[ $2 != "$3" ]]; then
        printf 'FAILED %s\n  expected: %s\n  actual:   %s\n' "$1" "$2" "$3"
        failures=$((failures + 1))
    fi
}

long=(eval 0.5 --steps 0:3000000 --format csv)

first=$("$lrsched" "${long[@]}" 2> "$folder/err" | head -n 1; echo "${PIPESTATUS[0]}")
expect 'a closed pipe ends quietly' $'step,lr\n0' "$first"
expect 'a closed pipe says nothing' '' "$(cat "$folder/err")"

if [[ -w /dev/full ]]; then
    "$lrsched" "${long[@]}" > /dev/full 2> "$folder/err"
    expect 'a full disk has exit status 3' 3 $?
    expect 'a full disk is told once' 'lrsched: cannot write to standard output' "$(cat "$folder/err")"
    "$lrsched" --version > /dev/full 2> "$folder/err"
    expect 'a full disk at the last moment has exit status 3' 3 $?
fi

"$lrsched" --version >&- 2> "$folder/err"
expect 'a closed standard output has exit status 3' 3 $?

mkdir "$folder/out"
# A shell without job control starts background commands with SIGINT ignored; `env` gives it back its default.
env --default-signal=INT "$lrsched" eval 0.5 --steps 0:4000000000 --format csv -o "$folder/out/rates.csv" 2> /dev/null &
sleep 0.5
kill -INT $!
wait $! 2> /dev/null
expect 'Ctrl-C ends the command' $((128 + 2)) $?
expect 'Ctrl-C leaves no file' '' "$(ls -A "$folder/out")"

# A trainer that hears of nothing: neither of signals nor that nobody talks to it any more.
cat > "$folder/stubborn.sh" <<'TRAINER'
trap '' INT TERM HUP
echo $$ > "$1"
read -r hello
echo '{"lrsched":1,"metrics":["loss"]}'
while :; do sleep 0.1; done
TRAINER
for signal in INT TERM; do
    rm -f "$folder/pid"
    env --default-signal=INT,TERM "$lrsched" range-test -o "$folder/out/test.csv" -- sh "$folder/stubborn.sh" "$folder/pid" 2> "$folder/err" &
    for ((i = 0; i < 400; i++)); do [[ -s $folder/pid ]] && break; sleep 0.05; done
    kill -$signal $!
    wait $! 2> /dev/null
    status=$?
    expect "SIG$signal ends the range test" $((128 + $(kill -l $signal))) $status
    expect "SIG$signal ends the trainer" 'gone' "$(kill -0 "$(cat "$folder/pid")" 2> /dev/null && echo there || echo gone)"
    expect "SIG$signal leaves no file and no word" '' "$(ls -A "$folder/out")$(cat "$folder/err")"
done

# One that is ignored, as under nohup, ends nothing.
cat > "$folder/patient.sh" <<'TRAINER'
read -r hello
echo '{"lrsched":1,"metrics":["loss"]}'
read -r request
kill -HUP $PPID
sleep 0.2
echo '{"step":0,"loss":1}'
read -r request
echo '{"step":1,"loss":1}'
TRAINER
env --ignore-signal=HUP "$lrsched" range-test --steps 2 --format csv -- sh "$folder/patient.sh" > "$folder/rows" 2>&1
expect 'an ignored signal ends nothing' '0 3' "$? $(wc -l < "$folder/rows")"

expect 'standard input is read from a pipe' $'step,lr\n0,0.5' "$(echo 0.5 | "$lrsched" eval - --at 0 --format csv)"
expect 'NO_COLOR and no terminal: no colours' '' "$("$lrsched" eval 'no_such(3)' 2>&1 | grep $'\x1b')"

exit $((failures > 0))
