package io.otrep.samples.architecture;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import javax.tools.Diagnostic;
import javax.tools.DiagnosticCollector;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;

/** Compiles examples against the test class path and says what is wrong in terms of their page. */
final class ExampleCompiler {
    private final List<String> libraryPackages;
    private final Path output;

    ExampleCompiler(List<String> libraryPackages, Path output) {
        this.libraryPackages = libraryPackages;
        this.output = output;
    }

    /** The errors of one example, each as {@code README.md:12: cannot find symbol ...}; empty when it compiles. */
    List<String> errors(Example example) {
        JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
        DiagnosticCollector<JavaFileObject> found = new DiagnosticCollector<>();
        List<String> options = List.of(
                "--release", "17", "-proc:none", "-d", output.toString(), "-cp", System.getProperty("java.class.path"));
        try (StandardJavaFileManager manager = compiler.getStandardFileManager(found, null, StandardCharsets.UTF_8)) {
            compiler.getTask(null, manager, found, options, null, List.of(new Source(example)))
                    .call();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return messages(example, found.getDiagnostics());
    }

    private static List<String> messages(Example example, List<Diagnostic<? extends JavaFileObject>> diagnostics) {
        List<String> messages = new ArrayList<>();
        for (Diagnostic<?> diagnostic : diagnostics) {
            if (diagnostic.getKind() == Diagnostic.Kind.ERROR) {
                long line = example.line() + Math.max(1, diagnostic.getLineNumber()) - 1;
                messages.add(example.page() + ":" + line + ": " + diagnostic.getMessage(null));
            }
        }
        return messages;
    }

    private final class Source extends SimpleJavaFileObject {
        private final String text;

        private Source(Example example) {
            super(URI.create("string:///" + example.typeName() + ".java"), Kind.SOURCE);
            this.text = example.source(libraryPackages);
        }

        @Override
        public CharSequence getCharContent(boolean ignoreEncodingErrors) {
            return text;
        }
    }
}
