#include <algorithm>

#include "harness/catch.hpp"
#include "support.hpp"

using namespace lrsched::cli::tests;

TEST_CASE("eval writes csv of every whole step of the length") {
    const Ran ran = run({"eval", "linear(4, to=0)", "--format", "csv"});
    CHECK(ran.exit == 0);
    CHECK(ran.out == "step,lr\n0,1\n1,0.75\n2,0.5\n3,0.25\n");
    CHECK(ran.err.empty());
}

TEST_CASE("eval writes json and json lines") {
    CHECK(run({"eval", "linear(2, to=0)", "--format", "json"}).out ==
          "{\"schedules\":[{\"name\":\"lr\",\"length\":2}],\"steps\":[0,1],\"values\":{\"lr\":[1,0.5]}}\n");
    CHECK(run({"eval", "linear(2, to=0)", "--format", "jsonl"}).out ==
          "{\"step\":0,\"lr\":1}\n{\"step\":1,\"lr\":0.5}\n");
}

TEST_CASE("eval takes the base rate under both names") {
    CHECK(run({"eval", "linear(2, to=0)", "--base", "0.5", "--at", "0", "--format", "csv"}).out == "step,lr\n0,0.5\n");
    CHECK(run({"eval", "linear(2, to=0)", "--lr=0.5", "--at", "0", "--format", "csv"}).out == "step,lr\n0,0.5\n");
}

TEST_CASE("eval --at takes several steps, fractional ones too, in the order asked for") {
    CHECK(run({"eval", "linear(4, to=0)", "--at", "2.5,0", "--at", "1", "--format", "csv"}).out ==
          "step,lr\n2.5,0.375\n0,1\n1,0.75\n");
}

TEST_CASE("eval --at of a list takes more than one block of steps") {
    std::string steps = "0";
    for (int i = 1; i < 5000; ++i) steps += ",0";
    const Ran ran = run({"eval", "linear(4, to=0)", "--at", steps, "--format", "csv"});
    CHECK(std::count(ran.out.begin(), ran.out.end(), '\n') == 5001);
}

TEST_CASE("eval --steps is the half-open range of Python") {
    CHECK(run({"eval", "linear(4, to=0)", "--steps", "1:4:2", "--format", "csv"}).out == "step,lr\n1,0.75\n3,0.25\n");
    CHECK(run({"eval", "linear(4, to=0)", "--steps", "2:2", "--format", "csv"}).out == "step,lr\n");
}

TEST_CASE("eval crosses the border between blocks without a seam") {
    const Ran ran = run({"eval", "0.5", "--steps", "0:8193", "--format", "csv"});
    CHECK(contains(ran.out, "\n4095,0.5\n4096,0.5\n4097,0.5\n"));
    CHECK(contains(ran.out, "\n8192,0.5\n"));
    const Ran json = run({"eval", "0.5", "--steps", "0:8193", "--format", "json"});
    CHECK(contains(json.out, "4095,4096,4097"));
    CHECK(contains(json.out, ",8192],\"values\""));
    CHECK_FALSE(contains(json.out, ",,"));
}

TEST_CASE("eval has a column for each schedule of a file and holds the shorter one") {
    const Folder folder;
    const std::string file =
        folder.write("run.sched", "schedule lr = linear(4, to=0)\nschedule momentum = linear(2, to=0)\n");
    CHECK(run({"eval", file, "--format", "csv"}).out == "step,lr,momentum\n0,1,1\n1,0.75,0.5\n2,0.5,0\n3,0.25,0\n");
    CHECK(run({"eval", file, "--format", "csv", "--schedule", "momentum"}).out == "step,momentum\n0,1\n1,0.5\n");
    CHECK(run({"eval", file, "--format", "csv", "--schedule", "momentum", "--schedule", "lr", "--at", "1"}).out ==
          "step,momentum,lr\n1,0.5,0.75\n");
}

TEST_CASE("eval suggests the schedule that was meant") {
    const Folder folder;
    const std::string file =
        folder.write("run.sched", "schedule lr = linear(4, to=0)\nschedule momentum = linear(2, to=0)\n");
    const Ran ran = run({"eval", file, "--schedule", "momentun"});
    CHECK(ran.exit == 1);
    CHECK(ran.err == "lrsched eval: no schedule is called `momentun`; did you mean `momentum`?\n");
    CHECK(run({"eval", file, "--schedule", "lr", "--schedule", "lr"}).exit == 2);
}

TEST_CASE("eval says what to give for an endless schedule") {
    const Ran ran = run({"eval", "0.95^t", "--format", "csv"});
    CHECK(ran.exit == 2);
    CHECK(contains(ran.err,
                   "`lr` is endless; say which steps with `--steps 0:100` or how long the run is with `--total N`"));
    CHECK(run({"eval", "0.5^t", "--total", "3", "--format", "csv"}).out == "step,lr\n0,1\n1,0.5\n2,0.25\n");
}

TEST_CASE("eval reads standard input and files that exist under any name") {
    CHECK(run({"eval", "-", "--format", "csv", "--at", "1"}, {.input = "linear(2, to=0)"}).out == "step,lr\n1,0.5\n");
    const Folder folder;
    CHECK(run({"eval", folder.write("rates.txt", "linear(2, to=0)\n"), "--format", "csv", "--at", "1"}).out ==
          "step,lr\n1,0.5\n");
}

TEST_CASE("eval takes an expression that begins with a minus and one in brackets") {
    CHECK(run({"eval", "-0.5", "--at", "0", "--format", "csv"}).out == "step,lr\n0,-0.5\n");
    CHECK(run({"eval", "--at", "0", "--format", "csv", "--", "-0.5"}).out == "step,lr\n0,-0.5\n");
}

TEST_CASE("eval tells apart a file that is missing from an expression that is wrong") {
    CHECK(run({"eval", "missing.sched"}).exit == 3);
    const Ran ran = run({"eval", "no_such_schedule(3)"});
    CHECK(ran.exit == 1);
    CHECK(contains(ran.err, "<expression>:1:1: error:"));
    CHECK(ran.out.empty());
}

TEST_CASE("eval refuses a step before the beginning") {
    const Ran ran = run({"eval", "linear(4, to=0)", "--at=-1", "--format", "csv"});
    CHECK(ran.exit == 1);
    CHECK(ran.out.empty());
    CHECK(contains(ran.err, "[bad-step]"));
}

TEST_CASE("eval writes a file whole and nothing to standard output") {
    const Folder folder;
    const Ran ran = run({"eval", "linear(2, to=0)", "--format", "csv", "-o", folder.path("rates.csv")});
    CHECK(ran.exit == 0);
    CHECK(ran.out.empty());
    CHECK(folder.read("rates.csv") == "step,lr\n0,1\n1,0.5\n");
    CHECK(folder.entries() == 1);
}

TEST_CASE("eval leaves the old file alone where there are no values") {
    const Folder folder;
    const std::string target = folder.write("rates.csv", "old");
    CHECK(run({"eval", "linear(2, to=0)", "--at=-1", "--format", "csv", "-o", target}).exit == 1);
    CHECK(folder.read("rates.csv") == "old");
    const Ran ran = run({"eval", "linear(2, to=0)", "-o", folder.path("no/such/folder.csv")});
    CHECK(ran.exit == 3);
    CHECK(contains(ran.err, "lrsched eval: cannot write "));
}

TEST_CASE("eval shows a person key steps, bars and extremes") {
    const Ran ran = run({"eval", "chain(warmup(10), cosine(90, min=1e-3))", "--base", "0.1"});
    CHECK(contains(ran.out, "lr: 100 steps\n"));
    CHECK(contains(ran.out, "    0  0.01          warmup(10)\n"));
    CHECK(contains(ran.out, "   10  0.1           cosine(90, min=1e-3)\n"));
    CHECK(contains(ran.out, "  100  0.001         end, held from here on\n"));
    CHECK(contains(ran.out, "█"));
    CHECK(contains(ran.out, "minimum 0.00103015 at step 99, maximum 0.1 at step 9"));
    CHECK(contains(run({"eval", "0.5", "--total", "10"}).out, "always 0.5"));
}

TEST_CASE("eval's table lists exactly the steps that are asked for") {
    CHECK(run({"eval", "linear(4, to=0)", "--at", "1,3"}).out == "step  lr\n   1  0.75\n   3  0.25\n");
}

TEST_CASE("eval imports files from the folder of the importing file") {
    const Folder folder;
    (void)folder.write("deep/other.sched", "fn half(n) = linear(n, to=0.5)\n");
    const std::string file =
        folder.write("deep/run.sched", "import \"other.sched\" as other\nschedule lr = linear(2, to=0)\n");
    CHECK(run({"eval", file, "--format", "csv", "--at", "1"}).out == "step,lr\n1,0.5\n");
}
