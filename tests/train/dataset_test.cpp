// Examples from CSV: what is read, what is refused and where, how they are split and scaled.
#include "train/dataset.hpp"

#include <algorithm>
#include <cmath>

#include "harness/catch.hpp"
#include "train/shown.hpp"
#include "train/tables.hpp"

namespace lrsched::train {
namespace {

Dataset parsed(const std::string& text, const std::string& label = {}) {
    return std::get<Dataset>(parse_dataset(text, "data.csv", label));
}

std::string refused(const std::string& text, const std::string& label = {}) {
    const auto outcome = parse_dataset(text, "data.csv", label);
    const auto* failure = std::get_if<Failure>(&outcome);
    return failure != nullptr ? failure->text : "nothing was refused";
}

using Numbers = std::vector<double>;
using Labels = std::vector<std::uint32_t>;
using Words = std::vector<std::string>;

TEST_CASE("CSV is read in its many manners") {
    const std::string text = GENERATE(std::string("a,b,kind\n1,2,x\n3,4,y\n"),    // plain
                                      std::string("a,b,kind\r\n1,2,x\r\n3,4,y"),  // CRLF, no end of the last line
                                      std::string("\xEF\xBB\xBF"
                                                  "a,b,kind\n1,2,x\n3,4,y"),  // byte order mark
                                      std::string("\n a , b,\tkind\n\n 1 ,2, x\n  \n3,4 ,y \n\n"),
                                      std::string("\"a\",\"b\",\"kind\"\n\"1\",\"2\",\"x\"\n+3, \"4\" ,\"y\"\n"),
                                      std::string("a,b,kind\n1e0,0.2e1,x\n3.0,4.,y\n"));
    const Dataset data = parsed(text);
    CHECK(data.features == Words{"a", "b"});
    CHECK(data.classes == Words{"x", "y"});
    CHECK(data.examples.values == Numbers{1, 2, 3, 4});
    CHECK(data.examples.labels == Labels{0, 1});
    CHECK(data.examples.features == 2);
}

TEST_CASE("the label may stand in any column, and is the last one where none is named") {
    CHECK(parsed("a,kind,b\n1,x,2\n3,y,4\n", "kind").examples.values == Numbers{1, 2, 3, 4});
    CHECK(parsed("a,b,kind\n7,2,0\n8,4,1\n", "a").classes == Words{"7", "8"});
    CHECK(parsed("a,b,kind\n7,2,0\n8,4,1\n").classes == Words{"0", "1"});
}

TEST_CASE("classes are numbered by their names, whatever the order of rows; numbers as numbers") {
    CHECK(parsed("a,k\n1,pear\n2,apple\n3,pear\n").examples.labels == Labels{1, 0, 1});
    const Dataset data = parsed("a,k\n1,10\n2,9\n3,-1\n4,10\n");
    CHECK(data.classes == Words{"-1", "9", "10"});
    CHECK(data.examples.labels == Labels{2, 1, 0, 2});
}

TEST_CASE("a quoted field may hold commas and quotes") {
    CHECK(parsed("a,k\n1,\"x, \"\"big\"\"\"\n2,y\n").classes == Words{"x, \"big\"", "y"});
}

TEST_CASE("what is wrong is told with its place") {
    CHECK(refused("") == "data.csv: is empty; a line with the names of columns is expected");
    CHECK(refused("\n  \n") == "data.csv: is empty; a line with the names of columns is expected");
    CHECK(refused("a;b;kind\n1;2;x\n") ==
          "data.csv:1:1: one column; at least one of features and one of labels are "
          "expected, with commas between them");
    CHECK(refused("1,2,3\n4,5,6\n") == "data.csv:1:1: numbers; the first line has to name the columns");
    CHECK(refused("a,k\n") == "data.csv: no rows below the names of columns");
    CHECK(refused("a,k\n1,x\n2,x\n") == "data.csv: all labels are `x`; at least two different ones are expected");
    CHECK(refused("a,k\n1,x\nzwei,y\n") == "data.csv:3:1: `zwei` is not a finite number");
    CHECK(refused("a,b,k\n1,2,x\n\n1,  two,y\n") == "data.csv:4:5: `two` is not a finite number");
    CHECK(refused("a,k\n,x\n") == "data.csv:2:1: `` is not a finite number");
    CHECK(refused("a,k\nnan,x\n") == "data.csv:2:1: `nan` is not a finite number");
    CHECK(refused("a,k\n-inf,x\n") == "data.csv:2:1: `-inf` is not a finite number");
    CHECK(refused("a,k\n1e400,x\n") == "data.csv:2:1: `1e400` is not a finite number");
    CHECK(refused("a,k\n0x10,x\n") == "data.csv:2:1: `0x10` is not a finite number");
    CHECK(refused("a,k\n1 2,x\n") == "data.csv:2:1: `1 2` is not a finite number");
    CHECK(refused("a,k\n++1,x\n") == "data.csv:2:1: `++1` is not a finite number");
    CHECK(refused("a,k\n1,x\n1\n") == "data.csv:3:1: 1 fields; the header has 2");
    CHECK(refused("a,k\n1,x,7,8\n") == "data.csv:2:5: 4 fields; the header has 2");
    CHECK(refused("a,k\n1,\n") == "data.csv:2:3: this label is empty");
    CHECK(refused("a,k\n1,\"x\n") == "data.csv:2:3: this quote is not closed on its line");
    CHECK(refused("a,k\n1,\"x\"y\n") ==
          "data.csv:2:6: a comma or the end of the line is expected behind a quoted field");
    CHECK(refused("a,k\n1,x\n", "b") == "data.csv:1:1: no column `b`; there are `a`, `k`");
    CHECK(refused("a,k,a\n1,x,2\n", "a") == "data.csv:1:5: a second column `a`");
    CHECK(refused("größe,k\nöh,x\n", "gr\x1B") == "data.csv:1:1: no column `gr?`; there are `größe`, `k`");
    CHECK(refused("a,b,k\nö,2,x\n") == "data.csv:2:1: `ö` is not a finite number");
    CHECK(refused("k,a\nöö,b\n") == "data.csv:2:1: `öö` is not a finite number");
    CHECK(refused("k,a\nöö,b\n", "k") == "data.csv:2:4: `b` is not a finite number");
}

TEST_CASE("as many labels as are taken, and one more") {
    const auto text_of = [](std::size_t classes) {
        std::string text = "a,k\n";
        for (std::size_t i = 0; i < classes; ++i) text += "1," + std::to_string(i) + "\n";
        return text;
    };
    CHECK(parsed(text_of(kMostClasses)).classes.size() == kMostClasses);
    CHECK(refused(text_of(kMostClasses + 1)) ==
          "data.csv:1002:3: more than 1000 different labels; is this the column of labels?");
}

TEST_CASE("text from elsewhere is made fit for a message") {
    CHECK(shown("plain") == "`plain`");
    CHECK(shown("esc\x1B[31m\r\n") == "`esc?[31m??`");
    CHECK(shown("\xFF\xC3") == "`??`");
    CHECK(shown("\xC2\x85") == "`?`");
    CHECK(shown("größe €") == "`größe €`");
    CHECK(shown(std::string(60, 'x')) == "`" + std::string(60, 'x') + "`");
    CHECK(shown(std::string(61, 'x')) == "`" + std::string(60, 'x') + "...`");
    // No character is cut in two.
    CHECK(shown(std::string(59, 'x') + "öö") == "`" + std::string(59, 'x') + "...`");
}

Examples numbered(std::size_t count) {
    Examples examples{1, {}, {}};
    for (std::size_t i = 0; i < count; ++i) {
        examples.values.push_back(static_cast<double>(i));
        examples.labels.push_back(static_cast<std::uint32_t>(i));
    }
    return examples;
}

TEST_CASE("a split takes examples apart, each into one part, in order, by its seed") {
    const Examples examples = numbered(50);
    const Split parts = split(examples, 12, 3);
    CHECK(parts.validation.size() == 12);
    CHECK(parts.training.size() == 38);
    CHECK(std::ranges::is_sorted(parts.training.values));
    CHECK(std::ranges::is_sorted(parts.validation.values));
    Labels all = parts.training.labels;
    all.insert(all.end(), parts.validation.labels.begin(), parts.validation.labels.end());
    std::ranges::sort(all);
    CHECK(all == examples.labels);
    CHECK(split(examples, 12, 3).validation.labels == parts.validation.labels);
    CHECK(split(examples, 12, 4).validation.labels != parts.validation.labels);
    CHECK(parts.validation.values[5] == parts.validation.labels[5]);
}

TEST_CASE("features are scaled by the training examples alone; one that never changes becomes 0") {
    Split parts{{2, {0.1, 1, 0.1, 3, 0.1, 5}, {0, 1, 0}}, {2, {0.1, 9, 7, 3}, {0, 1}}};
    standardize(parts);
    const double deviation = std::sqrt(8.0 / 3);
    CHECK(parts.training.values == Numbers{0, -2 / deviation, 0, 0, 0, 2 / deviation});
    CHECK(parts.validation.values == Numbers{0, 6 / deviation, 0, 0});
}

TEST_CASE("the data of the examples are what their page says") {
    const auto iris = std::get<Dataset>(read_dataset(std::string(LRSCHED_EXAMPLE_DATA) + "/iris.csv", "species"));
    CHECK(iris.examples.size() == 150);
    CHECK(iris.classes == Words{"setosa", "versicolor", "virginica"});
    const auto digits = std::get<Dataset>(read_dataset(std::string(LRSCHED_EXAMPLE_DATA) + "/digits.csv", ""));
    CHECK(digits.examples.size() == 1797);
    CHECK(digits.examples.features == 64);
    CHECK(digits.classes.size() == 10);
    CHECK(
        std::ranges::all_of(digits.examples.values, [](double x) { return x >= 0 && x <= 16 && std::floor(x) == x; }));
    for (std::uint32_t i = 0; i < 3; ++i) CHECK(std::ranges::count(iris.examples.labels, i) == 50);
}

}  // namespace
}  // namespace lrsched::train
