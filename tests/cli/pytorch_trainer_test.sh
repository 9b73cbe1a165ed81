#!/usr/bin/env bash
# pytorch_trainer_test.sh LRSCHED EXAMPLES: a range test of the trainer with PyTorch; 77, skipped, where there is no PyTorch.
set -u
lrsched=$1
# The python3 of the path may have none, and that of the system one.
for python in python3 /usr/bin/python3 none; do
    [[ $python == none ]] && { echo 'no PyTorch'; exit 77; }
    "$python" -c 'import importlib.util as u, sys; sys.exit(u.find_spec("torch") is None)' 2> /dev/null && break
done
trainer=("$python" "$2/trainers/pytorch_mlp.py" "$2/data/digits.csv")

failures=0
expect() {  # expect WHAT EXPECTED ACTUAL
    if [[ $2 != "$3" ]]; then
        printf 'FAILED %s\n  expected: %s\n  actual:   %s\n' "$1" "$2" "$3"
        failures=$((failures + 1))
    fi
}

test_range() { "$lrsched" range-test --from 1e-4 --to 1 --steps 60 --smoothing 0.9 --format csv "$@" -- "${trainer[@]}"; }

rows=$(test_range --set momentum=0.9)
expect 'it ends well' 0 $?
expect 'the columns' 'step,lr,loss,smoothed,momentum' "$(head -1 <<< "$rows" | cut -d, -f1-5)"
expect 'it learns while the rate rises' 'yes' "$(awk -F, 'NR == 2 {first = $3} NR > 2 && $3 < first / 2 {learns = 1}
    END {print learns ? "yes" : "no"}' <<< "$rows")"
expect 'the same seed, the same losses' "$rows" "$(test_range --set momentum=0.9)"

said=$(test_range --set beta1=0.9 2>&1)
expect 'a hyper-parameter that SGD has not: the status' 4 $?
expect 'a hyper-parameter that SGD has not: the word' 'SGD takes no beta1' "$(grep -o 'SGD takes no beta1' <<< "$said")"
exit $((failures > 0))
