package io.otrep.core.sim;

/** How a model is named in a configuration: by its own words, or by its class if it has none. Stateless. */
final class Words {
    private Words() {}

    static String of(Object model) {
        String text = model.toString();
        String plain = model.getClass().getName() + "@";
        if (!text.startsWith(plain)) {
            return text;
        }
        String name = model.getClass().getSimpleName();
        int end = name.indexOf("$$");
        return name.isEmpty() ? "anonymous model" : end < 0 ? name : name.substring(0, end) + " (lambda)";
    }
}
