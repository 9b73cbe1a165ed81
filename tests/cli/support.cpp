#include "support.hpp"

#include <unistd.h>

#include <fstream>
#include <iterator>
#include <sstream>
#include <stdexcept>

#include "cli/run.hpp"

namespace lrsched::cli::tests {

namespace fs = std::filesystem;

Ran run(const std::vector<std::string>& args, const Surroundings& around) {
    std::istringstream in(around.input);
    std::ostringstream out;
    std::ostringstream err;
    Streams streams{.in = in,
                    .out = out,
                    .err = err,
                    .out_terminal = around.out_terminal,
                    .err_terminal = around.err_terminal,
                    .no_color = around.no_color};
    const int exit = cli::run(args, streams);
    return {exit, out.str(), err.str()};
}

bool contains(std::string_view text, std::string_view part) { return text.find(part) != std::string_view::npos; }

Folder::Folder() {
    std::string name = (fs::temp_directory_path() / "lrsched-cli-XXXXXX").string();
    if (::mkdtemp(name.data()) == nullptr) throw std::runtime_error("cannot make a folder for the test");
    root_ = name;
}

Folder::~Folder() {
    std::error_code ignored;
    fs::remove_all(root_, ignored);
}

std::string Folder::write(const std::string& name, std::string_view text) const {
    fs::create_directories((root_ / name).parent_path());
    std::ofstream(root_ / name, std::ios::binary) << text;
    return path(name);
}

std::string Folder::read(const std::string& name) const {
    std::ostringstream text;
    text << std::ifstream(root_ / name, std::ios::binary).rdbuf();
    return text.str();
}

std::size_t Folder::entries() const {
    return static_cast<std::size_t>(std::distance(fs::directory_iterator(root_), fs::directory_iterator()));
}

}  // namespace lrsched::cli::tests
