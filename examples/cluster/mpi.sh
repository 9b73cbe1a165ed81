#!/bin/sh
# A sweep under MPI: each process does its share of the runs and keeps them in results/. lrsched is not linked with MPI; it
# reads from the environment which rank it is and of how many. From the folder where results are to be:
#
#     mpi.sh sweep.yaml -n 3                      # then options of mpirun
#     mpi.sh sweep.yaml -n 64 --hostfile hosts    # hosts that share the folder
#     lrsched merge sweep.yaml                    # when all have ended
set -eu
config=${1:?which config?}
shift
exec mpirun "$@" lrsched run --quiet --jobs 1 "$config"
