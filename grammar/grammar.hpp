// The language in PEGTL rules, and nothing else: no actions, no messages, no trees. Each rule stands under its production;
// the same productions for people are in grammar/lrsched.ebnf (a test holds the two together).
//
// The grammar is decided by the next token everywhere: no alternative shares a prefix with another that could be long, and
// after the first token of a production everything else is a `must`. So parsing is linear, and an error has one place.
#pragma once

#include <tao/pegtl.hpp>

namespace lrsched::grammar {

using namespace tao::pegtl;  // NOLINT(google-build-using-namespace): rules read as a grammar

// trivia ------------------------------------------------------------------------------------------------------------
struct comment : seq<one<'#'>, star<not_one<'\n'>>> {};
struct blank : star<sor<one<' ', '\t', '\r', '\n'>, comment>> {};

template <class Rule>
struct token : seq<Rule, blank> {};

// words -------------------------------------------------------------------------------------------------------------
struct word : seq<ranges<'a', 'z', 'A', 'Z', '_', '_'>, star<ranges<'a', 'z', 'A', 'Z', '0', '9', '_', '_'>>> {};
template <char... Letters>
struct keyword_text : seq<string<Letters...>, not_at<ranges<'a', 'z', 'A', 'Z', '0', '9', '_', '_'>>> {};
template <char... Letters>
struct keyword : seq<keyword_text<Letters...>, blank> {};

struct kw_if : keyword<'i', 'f'> {};
struct kw_then : keyword<'t', 'h', 'e', 'n'> {};
struct kw_else : keyword<'e', 'l', 's', 'e'> {};
struct kw_let : keyword<'l', 'e', 't'> {};
struct kw_in : keyword<'i', 'n'> {};
struct kw_for : keyword<'f', 'o', 'r'> {};
struct kw_at : keyword<'a', 't'> {};
struct kw_until : keyword<'u', 'n', 't', 'i', 'l'> {};
struct kw_or : keyword<'o', 'r'> {};
struct kw_and : keyword<'a', 'n', 'd'> {};
struct kw_not : keyword<'n', 'o', 't'> {};
struct kw_lambda : keyword<'l', 'a', 'm', 'b', 'd', 'a'> {};
struct kw_true : sor<keyword<'t', 'r', 'u', 'e'>, keyword<'T', 'r', 'u', 'e'>> {};
struct kw_false : sor<keyword<'f', 'a', 'l', 's', 'e'>, keyword<'F', 'a', 'l', 's', 'e'>> {};
struct kw_none : sor<keyword<'n', 'o', 'n', 'e'>, keyword<'N', 'o', 'n', 'e'>> {};
struct reserved : sor<kw_if, kw_then, kw_else, kw_let, kw_in, kw_for, kw_at, kw_until, kw_or, kw_and, kw_not, kw_lambda, kw_true, kw_false, kw_none> {};

struct kw_import : keyword<'i', 'm', 'p', 'o', 'r', 't'> {};
struct kw_from : keyword<'f', 'r', 'o', 'm'> {};
struct kw_as : keyword<'a', 's'> {};
struct kw_run : keyword<'r', 'u', 'n'> {};
struct kw_param : keyword<'p', 'a', 'r', 'a', 'm'> {};
struct kw_fn : keyword<'f', 'n'> {};
struct kw_schedule : keyword<'s', 'c', 'h', 'e', 'd', 'u', 'l', 'e'> {};

// punctuation -------------------------------------------------------------------------------------------------------
template <char... Characters>
struct mark : seq<string<Characters...>> {};
struct open_round : token<mark<'('>> {};
struct close_round : token<mark<')'>> {};
struct open_square : token<mark<'['>> {};
struct close_square : token<mark<']'>> {};
struct open_curly : token<mark<'{'>> {};
struct close_curly : token<mark<'}'>> {};
struct comma : token<mark<','>> {};
struct colon : token<mark<':'>> {};
struct equals : seq<mark<'='>, not_at<one<'='>>, blank> {};

// number = ( digit { digit | "_" } [ "." { digit | "_" } ] | "." digit { digit | "_" } ) [ ( "e" | "E" ) [ "+" | "-" ] digit { digit } ] [ unit ] [ "%" ] ;
struct digits : seq<digit, star<sor<digit, one<'_'>>>> {};
struct exponent : seq<one<'e', 'E'>, opt<one<'+', '-'>>, plus<digit>> {};
struct unit : seq<alpha, star<sor<alnum, one<'_'>>>> {};
struct percent : one<'%'> {};
struct number : seq<sor<seq<digits, opt<one<'.'>, star<sor<digit, one<'_'>>>>>, seq<one<'.'>, digits>>, opt<exponent>, opt<unit>, opt<percent>> {};

// string = '"' { character } '"' | "'" { character } "'" ;
struct escape : seq<one<'\\'>, any> {};
struct double_quoted : seq<one<'"'>, star<sor<escape, not_one<'"', '\\', '\n'>>>, one<'"'>> {};
struct single_quoted : seq<one<'\''>, star<sor<escape, not_one<'\'', '\\', '\n'>>>, one<'\''>> {};
struct quoted : sor<double_quoted, single_quoted> {};

// name = word { "." word } ;
struct name : seq<not_at<reserved>, word, star<one<'.'>, word>> {};
struct identifier : seq<not_at<reserved>, word> {};

// The loosest and the tightest parts refer to one another; their productions stand below.
struct expression;
struct arithmetic;
struct choice;

// arguments = "(" [ argument { "," argument } [ "," ] ] ")" ;   argument = [ word "=" ] expression ;
struct argument_name : word {};
struct named : seq<at<word, blank, equals>, argument_name, blank, equals> {};
struct must_expression;
struct must_close_round;
struct must_close_square;
struct must_close_curly;
struct named_argument : if_must<named, must_expression> {};
struct argument : sor<named_argument, expression> {};
struct arguments : seq<open_round, opt<list_tail<argument, comma>>, must<must_close_round>> {};

// call = name [ arguments ] ;
struct reference : seq<name, blank> {};
struct call : seq<reference, opt<arguments>> {};

// group = "(" [ expression { "," expression } [ "," ] ] ")" ;   one expression without a comma is that expression
struct element_list : seq<expression, star<seq<comma, not_at<one<')', ']', '}'>>, must<must_expression>>>, opt<comma>> {};
struct group_comma : comma {};
struct group : seq<open_round, opt<seq<expression, star<seq<group_comma, not_at<one<')'>>, must<must_expression>>>, opt<group_comma>>>, must<must_close_round>> {};

// list = "[" [ expression { "," expression } [ "," ] ] "]" ;
struct list_literal : seq<open_square, opt<element_list>, must<must_close_square>> {};

// dict = "{" [ entry { "," entry } [ "," ] ] "}" ;   entry = expression ":" expression ;
struct must_colon;
struct entry : seq<expression, must<must_colon>, must<must_expression>> {};
struct dict : seq<open_curly, opt<list_tail<entry, comma>>, must<must_close_curly>> {};

// primary = number | string | "true" | "false" | "none" | call | group | list | dict | lambda | let | condition ;
struct number_token : token<number> {};
struct string_token : token<quoted> {};
struct lambda;
struct let;
struct condition;
struct primary : sor<number_token, string_token, kw_true, kw_false, kw_none, group, list_literal, dict, condition, let, lambda, call> {};

// postfix = primary { "[" expression "]" } ;
struct subscript : seq<open_square, must<must_expression>, must<must_close_square>> {};
struct postfix : seq<primary, star<subscript>> {};

// power = postfix { ( "^" | "**" ) { "-" | "+" } postfix } ;   right associative
struct power_sign : seq<one<'-', '+'>, blank> {};
struct power_text : sor<string<'*', '*'>, one<'^'>> {};
struct power_operator : token<power_text> {};
struct must_postfix;
struct power : seq<postfix, star<power_operator, star<power_sign>, must<must_postfix>>> {};

// unary = { "-" | "+" } power ;
struct unary_sign : seq<one<'-', '+'>, blank> {};
struct must_power;
struct unary : sor<seq<plus<unary_sign>, must<must_power>>, power> {};
struct must_unary;

// product = unary { ( "*" | "/" | "//" | "%" ) unary } ;
struct product_text : sor<seq<one<'*'>, not_at<one<'*'>>>, string<'/', '/'>, one<'/'>, one<'%'>> {};
struct product_operator : token<product_text> {};
struct product : seq<unary, star<product_operator, must<must_unary>>> {};
struct must_product;

// arithmetic = product { ( "+" | "-" ) product } ;
struct sum_text : one<'+', '-'> {};
struct sum_operator : token<sum_text> {};
struct arithmetic : seq<product, star<sum_operator, must<must_product>>> {};
struct must_arithmetic;

// comparison = arithmetic [ ( "==" | "!=" | "<" | "<=" | ">" | ">=" ) arithmetic ] ;
struct compare_text : sor<string<'=', '='>, string<'!', '='>, string<'<', '='>, string<'>', '='>, one<'<', '>'>> {};
struct compare_operator : token<compare_text> {};
struct second_comparison;
struct comparison : seq<arithmetic, opt<compare_operator, must<must_arithmetic>, must<second_comparison>>> {};

// negation = { "not" } comparison ;
struct negation : seq<star<kw_not>, comparison> {};
struct must_negation;

// conjunction = negation { "and" negation } ;
struct conjunction : seq<negation, star<kw_and, must<must_negation>>> {};
struct must_conjunction;

// choice = conjunction { "or" conjunction } ;
struct choice : seq<conjunction, star<kw_or, must<must_conjunction>>> {};
struct must_choice;

// placed = choice { ( "for" | "at" ) arithmetic | "until" choice } ;
struct must_until;
struct placing : sor<seq<sor<kw_for, kw_at>, must<must_arithmetic>>, seq<kw_until, must<must_until>>> {};
struct placed : seq<choice, star<placing>> {};

// condition = "if" choice "then" expression { "else" "if" choice "then" expression } "else" expression ;
struct must_then;
struct must_else;
struct else_if : seq<kw_else, kw_if> {};
struct condition : seq<kw_if, must<must_choice>, must<must_then>, must<must_expression>,
                       star<else_if, must<must_choice>, must<must_then>, must<must_expression>>, must<must_else>, must<must_expression>> {};

// let = "let" pattern "=" expression "in" { "let" pattern "=" expression "in" } expression ;
// pattern = word | "[" word { "," word } "]" ;
struct binder : seq<identifier, blank> {};
struct must_binder;
struct binder_list : seq<open_square, must<must_binder>, star<seq<comma, must<must_binder>>>, must<must_close_square>> {};
struct binding : sor<binder_list, binder> {};  // a pattern
struct must_binding;
struct must_equals;
struct must_in;
struct let : seq<plus<kw_let, must<must_binding>, must<must_equals>, must<must_expression>, must<must_in>>, must<must_expression>> {};

// lambda = "lambda" [ word { "," word } ] ":" expression ;
struct lambda : seq<kw_lambda, opt<binder, star<comma, must<must_binder>>>, must<must_colon>, must<must_expression>> {};

// expression = placed [ "if" choice "else" expression ] ;
struct python_condition : seq<kw_if, must<must_choice>, must<must_else>, must<must_expression>> {};
struct expression : seq<placed, opt<python_condition>> {};

// import = "import" ( string | name ) [ "as" word ] ;
struct must_path;
struct path : sor<string_token, reference> {};
struct import_item : seq<kw_import, must<must_path>, opt<kw_as, must<must_binder>>> {};

// from = "from" name "import" ( "*" | "(" taken { "," taken } [ "," ] ")" | taken { "," taken } ) ;   taken = word [ "as" word ] ;
struct taken_name : word {};
struct taken_alias : word {};
struct must_alias;
struct taken : seq<taken_name, blank, opt<kw_as, must<must_alias>>> {};
struct taken_all : token<mark<'*'>> {};
struct must_taken;
struct must_import;
struct taken_list : seq<taken, star<comma, must<must_taken>>> {};
struct taken_group : seq<open_round, must<must_taken>, star<seq<comma, not_at<one<')'>>, must<must_taken>>>, opt<comma>, must<must_close_round>> {};
struct must_names;
struct from_path : seq<name, blank> {};
struct from_item : seq<seq<kw_from, at<name, blank, kw_import>>, from_path, must<must_import>, must<must_names>> {};

// run = "run" word "=" arithmetic { word "=" arithmetic } ;
struct setting : if_must<named, must_arithmetic> {};
struct run_item : seq<seq<kw_run, at<named>>, plus<setting>> {};

// param = "param" word "=" expression ;
struct param_item : seq<seq<kw_param, at<word>>, must<must_binder>, must<must_equals>, must<must_expression>> {};

// definition = [ "let" ] word "=" expression ;   with "in" it is an expression
struct let_tail : seq<kw_in, must<must_expression>> {};
struct let_item : seq<kw_let, must<must_binding>, must<must_equals>, must<must_expression>, opt<let_tail>> {};
struct assignment_item : seq<at<identifier, blank, equals>, binder, equals, must<must_expression>> {};

// fn = "fn" word "(" [ parameter { "," parameter } [ "," ] ] ")" "=" expression ;
// parameter = word [ ":" ( "schedule" | "[" "schedule" "]" ) ] [ "=" expression ] ;
struct parameter_word : word {};
struct parameter_name : seq<parameter_word, blank> {};
struct must_parameter_name;
struct must_mark;
struct schedule_mark : seq<kw_schedule> {};
struct schedules_mark : seq<open_square, kw_schedule, close_square> {};
struct type_mark : sor<schedules_mark, schedule_mark> {};
struct parameter : seq<parameter_name, opt<colon, must<must_mark>>, opt<equals, must<must_expression>>> {};
struct must_open_round;
struct parameters : seq<must<must_open_round>, opt<list_tail<parameter, comma>>, must<must_close_round>> {};
struct function_item : seq<seq<kw_fn, at<word>>, must<must_parameter_name>, parameters, must<must_equals>, must<must_expression>> {};

// schedule = "schedule" name [ "[" expression "]" ] "=" expression ;   with brackets a family: so many, counted by i
struct output_name : seq<name, blank> {};
struct must_output_name;
struct family : seq<open_square, must<must_expression>, must<must_close_square>> {};
struct schedule_item : seq<seq<kw_schedule, at<word>>, must<must_output_name>, opt<family>, must<must_equals>, must<must_expression>> {};

// item = import | from | run | param | definition | fn | schedule | expression ;
struct expression_item : seq<expression> {};
struct must_item;
struct any_item : sor<import_item, from_item, run_item, param_item, let_item, function_item, schedule_item, assignment_item, expression_item> {};
struct end_of_item;
struct item : seq<blank, must<must_item>, must<end_of_item>> {};

// must-points: each has a name of its own, so that each has a sentence of its own --------------------------------------
struct must_expression : seq<expression> {};
struct must_arithmetic : seq<arithmetic> {};
struct must_product : seq<product> {};
struct must_unary : seq<unary> {};
struct must_power : seq<power> {};
struct must_postfix : seq<postfix> {};
struct must_negation : seq<negation> {};
struct must_conjunction : seq<conjunction> {};
struct must_choice : seq<choice> {};
struct must_until : seq<choice> {};
struct must_alias : seq<taken_alias, blank> {};
struct must_taken : seq<taken> {};
struct must_import : seq<kw_import> {};
struct must_names : sor<taken_all, taken_group, taken_list> {};
struct must_output_name : seq<output_name> {};
struct must_close_round : seq<close_round> {};
struct must_close_square : seq<close_square> {};
struct must_close_curly : seq<close_curly> {};
struct must_open_round : seq<open_round> {};
struct must_colon : seq<colon> {};
struct must_equals : seq<equals> {};
struct must_then : seq<kw_then> {};
struct must_else : seq<kw_else> {};
struct must_in : seq<kw_in> {};
struct must_binder : seq<binder> {};
struct must_binding : seq<binding> {};
struct must_path : seq<path> {};
struct must_mark : seq<type_mark> {};
struct must_parameter_name : seq<parameter_name> {};
struct must_item : seq<any_item> {};
struct second_comparison : not_at<compare_operator> {};
struct end_of_item : eof {};

}  // namespace lrsched::grammar
