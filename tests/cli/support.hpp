// Tests of room cli: the command line run as a function, and a folder of its own for files.
#pragma once

#include <filesystem>
#include <string>
#include <string_view>
#include <vector>

#include "cli/streams.hpp"

namespace lrsched::cli::tests {

struct Ran {
    int exit = 0;
    std::string out;
    std::string err;
};

/// What stands at the other end of the streams.
struct Surroundings {
    std::string input{};
    Terminal out_terminal{};
    Terminal err_terminal{};
    bool no_color = false;
};

[[nodiscard]] Ran run(const std::vector<std::string>& args, const Surroundings& around = {});

[[nodiscard]] bool contains(std::string_view text, std::string_view part);

/// An empty folder that goes with the test.
class Folder {
public:
    Folder();
    ~Folder();
    Folder(const Folder&) = delete;
    Folder& operator=(const Folder&) = delete;

    [[nodiscard]] std::string path(const std::string& name) const { return (root_ / name).string(); }
    [[nodiscard]] std::string write(const std::string& name, std::string_view text) const;
    [[nodiscard]] std::string read(const std::string& name) const;
    [[nodiscard]] std::size_t entries() const;

private:
    std::filesystem::path root_;
};

}  // namespace lrsched::cli::tests
