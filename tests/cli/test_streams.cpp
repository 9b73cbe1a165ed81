#include <sstream>
#include <streambuf>

#include "cli/number_text.hpp"
#include "cli/run.hpp"
#include "cli/split.hpp"
#include "harness/catch.hpp"
#include "support.hpp"

using namespace lrsched::cli;

namespace {

/// A disk that is full after some bytes.
class FullAfter : public std::streambuf {
public:
    explicit FullAfter(std::size_t bytes) : left_(bytes) {}
    [[nodiscard]] std::size_t refused() const { return refused_; }

protected:
    int_type overflow(int_type) override { return refuse(); }
    std::streamsize xsputn(const char*, std::streamsize count) override {
        if (static_cast<std::size_t>(count) > left_) {
            refuse();
            return 0;
        }
        left_ -= static_cast<std::size_t>(count);
        return count;
    }

private:
    int_type refuse() {
        ++refused_;
        return traits_type::eof();
    }
    std::size_t left_;
    std::size_t refused_ = 0;
};

struct Written {
    int exit;
    std::string err;
    std::size_t refused;
};

Written run_into(FullAfter& disk, const std::vector<std::string>& args, bool reader_left) {
    std::istringstream in;
    std::ostringstream err;
    std::ostream out(&disk);
    Streams streams{.in = in, .out = out, .err = err, .reader_left = [reader_left] { return reader_left; }};
    const int exit = run(args, streams);
    return {exit, err.str(), disk.refused()};
}

const std::vector<std::string> kLong{"eval", "0.5", "--steps", "0:1000000", "--format", "csv"};

}  // namespace

TEST_CASE("a full disk is told once, with exit status 3, and ends the work") {
    FullAfter disk(100'000);
    const Written written = run_into(disk, kLong, false);
    CHECK(written.exit == 3);
    CHECK(written.err == "lrsched: cannot write to standard output\n");
    CHECK(written.refused == 1);
}

TEST_CASE("a reader that left ends the work quietly") {
    FullAfter disk(100'000);
    const Written written = run_into(disk, kLong, true);
    CHECK(written.exit == 0);
    CHECK(written.err.empty());
    CHECK(written.refused == 1);
}

TEST_CASE("numbers are written in their shortest exact form") {
    CHECK(exact_text(100) == "100");
    CHECK(exact_text(0.1) == "0.1");
    CHECK(exact_text(1e-5) == "1e-05");
    CHECK(exact_text(0.001) == "0.001");
    CHECK(exact_text(-0.0) == "-0");
    CHECK(exact_text(9007199254740992.0) == "9007199254740992");
    CHECK(exact_text(1e300) == "1e+300");
    CHECK(exact_text(0.1 + 0.2) == "0.30000000000000004");
    CHECK(short_text(0.1 + 0.2) == "0.3");
    CHECK(short_text(3'000'000) == "3000000");
    CHECK(short_text(1e300) == "1e+300");
}

TEST_CASE("numbers are read whole or not at all") {
    CHECK(parse_number("2.5") == 2.5);
    CHECK(parse_number("-1") == -1.0);
    CHECK_FALSE(parse_number("2.5x"));
    CHECK_FALSE(parse_number(""));
    CHECK(parse_step("12") == 12.0);
    CHECK(parse_step("9007199254740992") == 9007199254740992.0);
    CHECK_FALSE(parse_step("9007199254740993"));
    CHECK_FALSE(parse_step("-1"));
    CHECK_FALSE(parse_step("1.5"));
    CHECK_FALSE(parse_step(""));
}

TEST_CASE("splitting keeps empty parts") {
    CHECK(split("a,,b", ',') == std::vector<std::string>{"a", "", "b"});
    CHECK(split("", ',') == std::vector<std::string>{""});
}
