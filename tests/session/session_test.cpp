// What a session answers, takes and refuses.
#include <cmath>
#include <limits>

#include "session/support.hpp"

using namespace lrsched;  // NOLINT(google-build-using-namespace)
using namespace lrsched::session_test;

TEST_CASE("a trainer asks for a step, trains, and reports what came of it") {
    Session session(compiled("plateau(loss, factor=0.5, patience=1)", {{"base", "0.1"}}));
    const std::vector<double> losses{1, 0.9, 0.95, 0.95, 0.95, 0.95};
    std::vector<double> rates;
    for (std::size_t step = 0; step < losses.size(); ++step) {
        rates.push_back(values_at(session, static_cast<double>(step))[0]);
        take(session, static_cast<double>(step), {{"loss", losses[step]}});
    }
    CHECK(rates == std::vector<double>{0.1, 0.1, 0.1, 0.1, 0.05, 0.05});
}

TEST_CASE("advance reports first, for schedules that look at the metric of their own step") {
    Session session(compiled("scan(metric, metric * prev)"));
    CHECK(session.advance(0, {{{"metric", 2}}}).value() == std::vector<double>{2});
    CHECK(session.advance(1, {{{"metric", 3}}}).value() == std::vector<double>{6});
    CHECK(session.step() == 1.0);
}

TEST_CASE("a step may be asked for again, and steps may be left out") {
    Session session(compiled("plateau(loss)"));
    CHECK_FALSE(session.step());
    CHECK(values_at(session, 3) == values_at(session, 3));
    CHECK(values_at(session, 3.5) == std::vector<double>{1});
    CHECK(session.step() == 3.0);
    CHECK(values_at(session, 1000) == std::vector<double>{1});
}

TEST_CASE("a session goes forward only") {
    Session session(compiled("plateau(loss)"));
    static_cast<void>(values_at(session, 7));
    CHECK(code_of(session.at(6)) == "session-backwards");
    CHECK(code_of(session.at(-1)) == "bad-step");
    CHECK(code_of(session.at(std::nan(""))) == "bad-step");
    CHECK(values_at(session, 7) == std::vector<double>{1});
}

TEST_CASE("reports that cannot be taken are refused whole") {
    Session session(compiled("0.1 * loss + accuracy for 10"));
    CHECK(code_of(session.report(0.5, {{{"loss", 1}}})) == "bad-report-step");
    CHECK(code_of(session.report(0, {{{"los", 1}}})) == "metric-unused");
    CHECK(code_of(session.report(0, {{{"loss", 1}, {"loss", 2}}})) == "metric-twice");
    take(session, 0, {{"loss", 1}, {"gradient", 3}});
    CHECK(code_of(session.report(0, {{{"accuracy", 1}, {"loss", 2}}})) == "metric-twice");
    take(session, 0, {{"accuracy", 0.5}});
    CHECK(values_at(session, 0) == std::vector<double>{0.6});
    static_cast<void>(session.report(4, {{{"loss", 1}, {"accuracy", 1}}}));
    CHECK(code_of(session.at(4)) == "metric-missing");  // of the steps in between
    CHECK(session.step() == 0.0);
}

TEST_CASE("a metric comes too late once it has been used that it was not there") {
    Session session(compiled("scan(1, if reported(loss) then prev * loss else prev)"));
    CHECK(values_at(session, 2) == std::vector<double>{1});
    CHECK(code_of(session.report(1, {{{"loss", 3}}})) == "metric-too-late");
    CHECK(code_of(session.report(2, {{{"loss", 3}}})) == "metric-too-late");
    take(session, 3, {{"loss", 3}});
    CHECK(values_at(session, 3) == std::vector<double>{3});
}

TEST_CASE("a metric that is not finite is taken and told") {
    Session session(compiled("plateau(loss, patience=0)"));
    const auto found = session.report(0, {{{"loss", std::nan("")}}});
    CHECK(code_of(found) == "metric-not-finite");
    CHECK_FALSE(has_error(found));
    CHECK(values_at(session, 1) == std::vector<double>{0.1});  // PyTorch counts it as a bad one
}

TEST_CASE("a missing metric leaves the session as it was") {
    Session session(compiled("scan(base, prev * (loss at t - 1))", {{"base", "2"}}));
    CHECK(values_at(session, 0) == std::vector<double>{2});
    CHECK(code_of(session.at(1)) == "metric-missing");
    take(session, 0, {{"loss", 3}});
    CHECK(values_at(session, 1) == std::vector<double>{6});
}

TEST_CASE("a value that is not finite ends in an error that names the step") {
    Session session(compiled("1 / loss"));
    take(session, 0, {{"loss", 0}});
    const auto values = session.at(0);
    CHECK(code_of(values) == "not-finite");
    CHECK(values.error().message.find("step 0") != std::string::npos);
}

TEST_CASE("a program without metrics has a session, too") {
    Session session(compiled("cosine(10)"));
    CHECK(values_at(session, 5) == std::vector<double>{0.5});
    take(session, 5, {{"loss", 1}});
    Session later = reopened(session);
    CHECK(values_at(later, 10) == std::vector<double>{0});
}

TEST_CASE("only a session has values of a program with metrics") {
    const Program program = compiled("plateau(loss)");
    CHECK(program.at(0).error().code == "metric-needs-session");
    std::vector<double> values(3);
    CHECK(program.fill(0, 1, values)->code == "metric-needs-session");
}

TEST_CASE("a saved state fits its own program only, however its text is laid out") {
    Session session(compiled("chain(warmup(5), plateau(loss))"));
    static_cast<void>(values_at(session, 7));
    const std::string saved = session.save();
    CHECK(Session::load(compiled("chain( warmup( 5 ),\n plateau(loss) )  # the same"), saved));
    const auto other = Session::load(compiled("chain(warmup(6), plateau(loss))"), saved);
    REQUIRE_FALSE(other);
    CHECK(other.error().code == "session-of-another");
}

TEST_CASE("a state that cannot be read is told") {
    const Program program = compiled("plateau(loss)");
    const std::string saved = Session(program).save();
    const auto code = [&](const std::string& text) {
        const auto loaded = Session::load(program, text);
        return loaded ? std::string{} : loaded.error().code;
    };
    const auto changed = [&](const std::string& from, const std::string& to) {
        std::string text = saved;
        const std::size_t at = text.find(from);
        REQUIRE(at != std::string::npos);
        return text.replace(at, from.size(), to);
    };
    CHECK(code(saved).empty());
    for (const std::string& text :
         {std::string(), std::string("[1]"), std::string("{}"), saved.substr(0, saved.size() / 2),
          changed("lrsched-session", "other"), changed("\"version\":2", "\"version\":3"),
          changed("\"step\":-1", "\"step\":-2"), changed("\"step\":-1", "\"step\":\"x\""),
          changed("\"step\":-1", "\"step\":\"inf\""), changed("\"step\":-1", "\"step\":1e300"),
          changed("\"from\":0", "\"from\":-3"), changed("\"unreported\":[0]", "\"unreported\":[\"nan\"]"),
          changed("\"reports\":[]", "\"reports\":{}"), changed("\"reports\":[]", "\"reports\":[[0.5,1]]"),
          changed("\"reports\":[]", "\"reports\":[[1]]"), changed("\"reports\":[]", "\"reports\":[[1,2],[1,2]]"),
          changed("\"states\":[null]", "\"states\":[]"),
          changed("\"states\":[null]", "\"states\":[{\"step\":0.5,\"origin\":0,\"values\":[1,1,1,1]}]")}) {
        INFO(text);
        CHECK(code(text) == "session-unreadable");
    }
}

TEST_CASE("a copy goes its own way") {
    Session session(compiled("plateau(loss, patience=0)"));
    take(session, 0, {{"loss", 1}});
    Session copy = session;
    take(session, 1, {{"loss", 2}});
    CHECK(values_at(session, 2) == std::vector<double>{0.1});
    CHECK(values_at(copy, 2) == std::vector<double>{1});
}

TEST_CASE("reports that no schedule can ask for any more are let go") {
    Session session(
        compiled("chain(warmup(10), plateau(loss, patience=3) until flat(val_loss), linear(20)) for 100_000"));
    for (double step = 0; step < 20'000; ++step) {
        const std::vector<Metric> both{{"loss", 1 / (1 + step)}, {"val_loss", 1 / (1 + step)}};
        take(session, step, both);
        static_cast<void>(values_at(session, step));
    }
    CHECK(session.save().size() < 1000);
}

TEST_CASE("what was let go cannot be asked for in silence") {
    // the second schedule begins to look at the metric when most of it is gone
    Session session(compiled("schedule a = plateau(loss); schedule b = (plateau(loss) at 3000 - t) for 3000"));
    std::string code;
    for (double step = 0; step < 3000 && code.empty(); ++step) {
        take(session, step, {{"loss", 1}});
        code = code_of(session.at(step));
    }
    CHECK((code == "metric-missing" || code == "metric-forgotten"));
}
