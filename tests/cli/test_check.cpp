#include <nlohmann/json.hpp>

#include "harness/catch.hpp"
#include "support.hpp"

using namespace lrsched::cli::tests;

TEST_CASE("check tells the facts of an expression") {
    const Ran ran = run({"check", "-e", "chain(warmup(10), cosine(90, min=1e-3))", "--base", "0.1"});
    CHECK(ran.exit == 0);
    CHECK(contains(ran.out, "<expression>: fine\n  lr: 100 steps\n"));
    CHECK(contains(ran.out, "    first 0.01, last 0.00103015, then held at 0.001\n"));
    CHECK(contains(ran.out, "    minimum 0.00103015 at step 99, maximum 0.1 at step 9\n"));
    CHECK(contains(ran.out, "    from  0  warmup(10)\n    from 10  cosine(90, min=1e-3)\n"));
}

TEST_CASE("check goes through all files and fails if one is wrong") {
    const Folder folder;
    const std::string bad = folder.write("bad.sched", "no_such(3)\n");
    const std::string good = folder.write("good.sched", "linear(4, to=0)\n");
    const Ran ran = run({"check", bad, good});
    CHECK(ran.exit == 1);
    CHECK(contains(ran.err, bad + ":1:1: error:"));
    CHECK(contains(ran.out, bad + ": 1 error\n"));
    CHECK(contains(ran.out, good + ": fine\n"));
}

TEST_CASE("check --quiet says nothing about what is fine") {
    const Ran ran = run({"check", "--quiet", "-e", "linear(4, to=0)"});
    CHECK(ran.exit == 0);
    CHECK(ran.out.empty());
    CHECK(ran.err.empty());
    CHECK_FALSE(run({"check", "--quiet", "-e", "no_such(3)"}).err.empty());
}

TEST_CASE("check --format json is one valid document with findings and facts") {
    const Ran ran = run({"check", "--format", "json", "-e", "linear(4, to=0)", "-e", "no_such(3)", "-e", "0.5"});
    CHECK(ran.exit == 1);
    CHECK(ran.err.empty());
    const auto document = nlohmann::json::parse(ran.out);
    const auto& files = document.at("files");
    REQUIRE(files.size() == 3);
    const auto& schedule = files[0].at("schedules").at(0);
    CHECK(schedule.at("length") == 4);
    CHECK(schedule.at("first") == 1);
    CHECK(schedule.at("last") == 0.25);
    CHECK(schedule.at("minimum").at("step") == 3);
    CHECK(schedule.at("segments").at(0).at("text") == "linear(4, to=0)");
    CHECK(files[1].at("schedules").empty());
    CHECK(files[1].at("diagnostics").at(0).at("severity") == "error");
    CHECK(files[1].at("diagnostics").at(0).at("location").at("line") == 1);
    CHECK(files[2].at("schedules").at(0).at("length").is_null());
    CHECK(contains(ran.out, "\"length\":4,"));
}

TEST_CASE("check --format json stays JSON where the text is not UTF-8") {
    const Folder folder;
    const Ran ran = run({"check", "--format", "json", folder.write("bad.sched", "no_such(\xff)\n")});
    CHECK(ran.exit == 1);
    CHECK(nlohmann::json::accept(ran.out));
}

TEST_CASE("check goes on behind a file that cannot be read and stays JSON") {
    const Ran ran = run({"check", "--format", "json", "-e", "linear(4, to=0)", "missing.sched"});
    CHECK(ran.exit == 3);
    CHECK(nlohmann::json::parse(ran.out).at("files").size() == 1);
    CHECK(run({"check", "--format", "json", "missing.sched"}).out == "{\"files\":[]}\n");
    const Folder folder;
    const std::string good = folder.write("good.sched", "linear(4, to=0)\n");
    CHECK(contains(run({"check", "missing.sched", good}).out, good + ": fine\n"));
}

TEST_CASE("check cannot read what is not there") {
    const Ran ran = run({"check", "missing.sched"});
    CHECK(ran.exit == 3);
    CHECK(ran.err == "lrsched check: cannot read missing.sched: no such file or directory\n");
}
