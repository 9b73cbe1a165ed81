#!/usr/bin/env bash
# completions_test.sh LRSCHED: the completion scripts in the shells they are for; zsh and fish where they are installed.
set -u
lrsched=$(realpath "$1")
failures=0
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder" || exit 1
touch run.sched notes.txt
for shell in bash zsh fish; do "$lrsched" completions $shell > completions.$shell || exit 1; done

expect() {  # expect WHAT EXPECTED ACTUAL
    if [[ $2 != "$3" ]]; then
        printf 'FAILED %s\n  expected: %s\n  actual:   %s\n' "$1" "$2" "$3"
        failures=$((failures + 1))
    fi
}

# shellcheck disable=SC1091
source ./completions.bash

offered() {  # offered WORD...: what bash offers for the last word, sorted, on one line
    COMP_WORDS=("$@")
    COMP_CWORD=$(($# - 1))
    COMPREPLY=()
    _lrsched
    printf '%s\n' "${COMPREPLY[@]}" | sort | paste -s -d ' '
}

expect 'commands' 'eval' "$(offered lrsched e)"
expect 'front options' '--color --help --version' "$(offered lrsched --)"
expect 'options' '--format' "$(offered lrsched eval --fo)"
expect 'words of a choice' 'csv' "$(offered lrsched eval --format c)"
expect 'words behind an equals sign' 'json jsonl' "$(offered lrsched eval --format = j)"
expect 'words right behind the equals sign' 'csv json jsonl table' "$(offered lrsched eval --format =)"
expect 'schedule files' 'run.sched' "$(offered lrsched plot r)"
expect 'no other files' '' "$(offered lrsched plot n)"
expect 'any file for an output' 'notes.txt' "$(offered lrsched plot -o n)"
expect 'nothing for free text' '' "$(offered lrsched eval --base r)"
expect 'library names' 'cosine' "$(offered lrsched help cosin | tr ' ' '\n' | grep -x cosine)"
expect 'commands have help' 'eval' "$(offered lrsched help eva)"
expect 'modules' 'language' "$(offered lrsched list lan)"
expect 'shells' 'bash fish zsh' "$(offered lrsched completions '')"
expect 'options before the dashes' '--step-limit --steps' "$(offered lrsched range-test --step)"
expect 'no options behind them' 'run.sched' "$(offered lrsched range-test --steps 5 -- ./train --steps r)"
expect 'programs behind them' 'bash' "$(offered lrsched range-test -- bas | tr ' ' '\n' | grep -x bash | sort -u)"
expect 'problems' 'mlp' "$(offered lrsched range-test --problem ml)"
expect 'a colour before the command' 'eval' "$(offered lrsched --color never e)"

if command -v zsh > /dev/null; then
    expect 'zsh reads its script' '' "$(zsh -n completions.zsh 2>&1)"
    expect 'zsh registers it' '_lrsched' "$(zsh -f -c 'autoload -U compinit; compinit -u -D; source ./completions.zsh; print $_comps[lrsched]' 2>&1)"
fi

if command -v fish > /dev/null; then
    expect 'fish reads its script' '' "$(fish -n completions.fish 2>&1)"
    in_fish() { HOME=$folder fish --no-config -c "source completions.fish; complete -C '$1'" | cut -f 1 | sort | paste -s -d ' '; }
    expect 'fish: commands' 'eval' "$(in_fish 'lrsched e')"
    expect 'fish: options' '--format' "$(in_fish 'lrsched eval --fo')"
    expect 'fish: words of a choice' 'csv' "$(in_fish 'lrsched eval --format c')"
    expect 'fish: shells' 'bash fish zsh' "$(in_fish 'lrsched completions ')"
fi

exit $((failures > 0))
