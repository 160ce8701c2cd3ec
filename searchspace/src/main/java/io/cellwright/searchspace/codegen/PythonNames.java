package io.cellwright.searchspace.codegen;

import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/// Which words Python and PyTorch have meanings of their own for.
final class PythonNames {

    /// The attribute of every module that says whether it is trained.
    static final String MODE = "training";

    private static final Pattern IDENTIFIER = Pattern.compile("[a-z][a-z0-9_]*");

    private static final Set<String> KEYWORDS =
            Set.of(
                    "and",
                    "as",
                    "assert",
                    "async",
                    "await",
                    "break",
                    "class",
                    "continue",
                    "def",
                    "del",
                    "elif",
                    "else",
                    "except",
                    "finally",
                    "for",
                    "from",
                    "global",
                    "if",
                    "import",
                    "in",
                    "is",
                    "lambda",
                    "nonlocal",
                    "not",
                    "or",
                    "pass",
                    "raise",
                    "return",
                    "try",
                    "while",
                    "with",
                    "yield");

    /// What the code of a forward pass calls.
    private static final Set<String> TAKEN =
            Set.of("self", "torch", "nn", "auxiliary", "shuffle_channels", "mean_of_some");

    /// What every module of PyTorch 1.13 to 2.7 has already.
    private static final Set<String> MODULE_ATTRIBUTES =
            Set.of(
                    "add_module",
                    "apply",
                    "bfloat16",
                    "buffers",
                    "call_super_init",
                    "children",
                    "compile",
                    "cpu",
                    "cuda",
                    "double",
                    "dump_patches",
                    "eval",
                    "extra_repr",
                    "float",
                    "forward",
                    "get_buffer",
                    "get_extra_state",
                    "get_parameter",
                    "get_submodule",
                    "half",
                    "ipu",
                    "load_state_dict",
                    "modules",
                    "mtia",
                    "named_buffers",
                    "named_children",
                    "named_modules",
                    "named_parameters",
                    "parameters",
                    "register_backward_hook",
                    "register_buffer",
                    "register_forward_hook",
                    "register_forward_pre_hook",
                    "register_full_backward_hook",
                    "register_full_backward_pre_hook",
                    "register_load_state_dict_post_hook",
                    "register_load_state_dict_pre_hook",
                    "register_module",
                    "register_parameter",
                    "register_state_dict_post_hook",
                    "register_state_dict_pre_hook",
                    "requires_grad_",
                    "set_extra_state",
                    "set_submodule",
                    "share_memory",
                    "state_dict",
                    "to",
                    "to_empty",
                    "train",
                    "type",
                    "xpu",
                    "zero_grad");

    private PythonNames() {}

    /// Whether a module of that name can be an attribute like any other.
    static boolean isFreeAttribute(String word) {
        return isIdentifier(word) && !MODULE_ATTRIBUTES.contains(word);
    }

    /// Whether a variable of that name would hide what a network's file needs.
    static boolean isTaken(String variable) {
        return TAKEN.contains(variable);
    }

    /// A variable's name out of a node's words.
    static String variable(List<String> words) {
        String name = String.join("_", words).replace('-', '_');
        return isIdentifier(name) ? name : "v" + name;
    }

    private static boolean isIdentifier(String word) {
        return IDENTIFIER.matcher(word).matches() && !KEYWORDS.contains(word);
    }
}
