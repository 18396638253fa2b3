package io.otrep.samples.architecture;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * One {@code java} block of a Markdown page, made into a compilable class without moving its line numbers.
 *
 * <p>A block with a type declaration at its left margin is compiled as it stands; any other block becomes the body of a
 * method that may throw. Imports inside a block are kept; {@link #IMPORTS} and every public
 * package of the library are there without saying. A block under
 * the comment {@code <!-- not compiled: why -->} is left out.
 */
record Example(Path page, int line, String code) {
    /** Packages of the JDK that a page's reader is taken to have imported. */
    static final List<String> IMPORTS = List.of(
            "java.math", "java.nio.file", "java.time", "java.util", "java.util.function", "java.util.concurrent");

    /** Types of ours that share their name with one of those packages; in an example ours is meant. */
    static final List<String> OURS = List.of("io.otrep.market.Currency");

    private static final Pattern BLOCK = Pattern.compile(
            "(?m)(?<excuse>^<!-- not compiled: .+-->\\s*\\n)?^```java[^\\n]*\\n(?<code>.*?)^```\\s*$",
            Pattern.DOTALL | Pattern.MULTILINE);
    private static final Pattern TYPE = Pattern.compile(
            "(?m)^((public|final|abstract|sealed|non-sealed|static) )*(class|interface|record|enum|@interface) +(\\w+)");
    private static final Pattern IMPORT = Pattern.compile("(?m)^import .*;");

    /** The blocks of one page, in its order. */
    static List<Example> of(Path page, String text) {
        List<Example> examples = new ArrayList<>();
        Matcher blocks = BLOCK.matcher(text.replace("\r\n", "\n"));
        while (blocks.find()) {
            if (blocks.group("excuse") == null) {
                int line = (int) text.substring(0, blocks.start("code")).lines().count();
                examples.add(new Example(page, line + 1, blocks.group("code")));
            }
        }
        return examples;
    }

    /** The source to compile: everything of ours stands on its first line, so line n of the block is line n here. */
    String source(List<String> libraryPackages) {
        StringBuilder head = new StringBuilder();
        IMPORTS.forEach(name -> head.append("import ").append(name).append(".*; "));
        libraryPackages.forEach(name -> head.append("import ").append(name).append(".*; "));
        OURS.forEach(name -> head.append("import ").append(name).append("; "));
        Matcher imports = IMPORT.matcher(code);
        while (imports.find()) {
            head.append(imports.group()).append(' ');
        }
        String body = IMPORT.matcher(code).replaceAll("");
        return isType()
                ? head + body
                : head + "class " + typeName() + " { void example() throws Exception { " + body + "\n}}";
    }

    /** The class that makes the file's name: the public one of the block, else its first, else one named by the line. */
    String typeName() {
        Matcher types = TYPE.matcher(code);
        String name = "Example" + line;
        for (boolean first = true; types.find(); first = false) {
            if (first || types.group().startsWith("public ")) {
                name = types.group(4);
            }
        }
        return name;
    }

    private boolean isType() {
        return TYPE.matcher(code).find();
    }
}
