// Numbers, metrics and modules that a host gives under names of its own.
#include <cmath>
#include <limits>

#include "embed/support.hpp"
#include "lrsched/session.hpp"

using namespace lrsched;  // NOLINT(google-build-using-namespace)
using namespace lrsched::embed_test;

TEST_CASE("a number of the host is known by its name, to the last bit") {
    for (const double value :
         {0.1, 1.0 / 3, -2.5, 1e300, 4.9e-324, -0.0, 1e21, std::numeric_limits<double>::infinity()}) {
        const Program program = compiled("if t < 1 then peak else 0 for 2", {.constants = {{"peak", value}}});
        const auto found = program.at(0);
        if (std::isinf(value))
            CHECK(found.error().code == "not-finite");
        else
            CHECK(same_bits(*found, value));
    }
}

TEST_CASE("a number of the host is a length, a rate, a factor") {
    const Program program = compiled("chain(warmup(warm), cosine(rest) * half)",
                                     {.run = {{"total", "20"}}, .constants = {{"warm", 10}, {"half", 0.5}}});
    CHECK(*program.at(9) == 1);
    CHECK(*program.at(10) == 0.5);
}

TEST_CASE("what a text defines itself comes before the host's") {
    const Options options{.constants = {{"peak", 3}}};
    CHECK(*compiled("let peak = 2\n\npeak", options).at(0) == 2);
    CHECK(*compiled("let peak = 2 in peak", options).at(0) == 2);
    CHECK(*compiled("fn f(peak) = peak\n\nf(7)", options).at(0) == 7);
}

TEST_CASE("the host's numbers come before the core library's, which does not see them") {
    const Options options{.constants = {{"loss", 3}}};
    CHECK(*compiled("loss", options).at(0) == 3);
    CHECK(compiled("plateau(metric(\"loss\"))", options).metrics().front() == "loss");
}

TEST_CASE("a file that is imported sees the host's numbers, too") {
    const auto importer = [](std::string_view, std::string_view) {
        return Imported{"lib.sched", "let double = 2 * peak"};
    };
    CHECK(*compiled("import \"lib.sched\" as lib\n\nlib.double", {.importer = importer, .constants = {{"peak", 3}}})
               .at(0) == 6);
}

TEST_CASE("a name of the host that is nearly met is suggested") {
    CHECK(complaint("2 * peek", {.constants = {{"peak_rate", 3}, {"peak", 1}}}) ==
          "<expression>:1:5: error: `peek` is not known here [unknown-name]\n"
          " 1 | 2 * peek\n"
          "   |     ^~~~\n"
          "  help: did you mean `peak`?\n");
}

TEST_CASE("names that are none are refused before the text is looked at") {
    CHECK(complaint("1", {.constants = {{"two words", 1}}}) ==
          "error: `two words` cannot be the name of a number of the host [host-name]\n");
    for (const std::string name : {"", "1x", "a.b", "if", "x = 1\nlet y", "x # no", "\xff", "a;b"})
        CHECK(complaint("1", {.constants = {{name, 1}}}).find("[host-name]") != std::string::npos);
    CHECK(complaint("1", {.constants = {{"t", 1}}}).find("[frame-name]") != std::string::npos);
    CHECK(complaint("1", {.constants = {{"a", 1}, {"a", 2}}}).find("[duplicate-name]") != std::string::npos);
    for (const std::string name : {"", "core", "my module", "a\nb", "\"a\""})
        CHECK(complaint("1", {.modules = {{name, "let x = 1"}}}).find("[host-name]") != std::string::npos);
    CHECK(complaint("1", {.modules = {{"a", ""}, {"a", ""}}}) == "error: `a` is defined twice [duplicate-name]\n");
}

TEST_CASE("a number that is none is refused") {
    CHECK(complaint("1", {.constants = {{"peak", std::nan("")}}}) ==
          "error: the host's `peak` is not a number [host-number]\n");
}

TEST_CASE("a metric that the host reports is known by its name") {
    const Program program = compiled("base * perplexity", {.metrics = {"perplexity"}});
    REQUIRE(program.metrics().size() == 1);
    CHECK(program.metrics().front() == "perplexity");
    Session session(program);
    CHECK(session.advance(0, {{{"perplexity", 2}}}).value() == std::vector<double>{2});
}

TEST_CASE("a metric whose name is no word of the language is asked for in quotes") {
    for (const std::string name : {"val/loss", "t", "loss.total"}) {
        const Program program = compiled("metric(\"" + name + "\")", {.metrics = {name}});
        CHECK(program.metrics().front() == name);
    }
}

TEST_CASE("a metric that the host does not report is an error in front of the run") {
    CHECK(complaint("plateau(val_los)", {.metrics = {"val_loss"}}).find("did you mean `val_loss`?") !=
          std::string::npos);
    CHECK(complaint("plateau(metric(\"vall_loss\"))", {.metrics = {"val_loss", "lr"}}) ==
          "<expression>:1:9: error: `vall_loss` is no metric that the host reports [metric-not-offered]\n"
          " 1 | plateau(metric(\"vall_loss\"))\n"
          "   |         ^~~~~~~~~~~~~~~~~~~\n"
          "  help: did you mean `val_loss`?\n");
    CHECK(complaint("plateau(accuracy)", {.metrics = {"val_loss", "reward"}}).find("it reports `val_loss`, `reward`") !=
          std::string::npos);
}

TEST_CASE("a module of the host is used as one of the library") {
    const Options options{.modules = {{"house", "let warm = 4\nfn up(n=warm) = warmup(n)\nfn _own(n) = n\n"}}};
    CHECK(*compiled("house.up(2)", options).at(1) == 1);
    CHECK(*compiled("house.warm + 0*t for 5", options).at(0) == 4);
    CHECK(*compiled("import house\n\nup()", options).at(0) == 0.25);
    CHECK(*compiled("import house as h\n\nh.up(h.warm)", options).at(0) == 0.25);
    CHECK(*compiled("from house import up as u\n\nu()", options).at(3) == 1);
    CHECK(complaint("house._own(2)", options).find("[unknown-function]") != std::string::npos);
}

TEST_CASE("a module of the host comes before the library's of that name") {
    CHECK(*compiled("torch.StepLR(30)", {.modules = {{"torch", "fn StepLR(n) = n"}}}).at(0) == 30);
}

TEST_CASE("an error in a module of the host is shown in it, if the module is used") {
    const Options options{.modules = {{"house", "fn up(n) = warmup(n) * pek"}}};
    CHECK(complaint("1", options).empty());
    CHECK(complaint("house.up(3)", options).starts_with("<module house>:1:24: error: `pek` is not known here"));
    CHECK(complaint("import hause\n\n1", options).find("did you mean `house`?") != std::string::npos);
}

TEST_CASE("modules of the host may use one another, but not in a circle") {
    const Options options{.modules = {{"a", "import b\n\nfn f(n) = b.g(n)"}, {"b", "fn g(n) = 2 * n"}}};
    CHECK(*compiled("a.f(3)", options).at(0) == 6);
    const Options circle{.modules = {{"a", "fn f(n) = b.g(n)"}, {"b", "fn g(n) = a.f(n)"}}};
    CHECK(complaint("a.f(3)", circle).find("error: ") != std::string::npos);
}
