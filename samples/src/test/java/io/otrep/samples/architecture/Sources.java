package io.otrep.samples.architecture;

import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.Tree;
import com.sun.source.util.DocTrees;
import com.sun.source.util.JavacTask;
import com.sun.source.util.SourcePositions;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import javax.tools.JavaCompiler;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;

/** The parsed main sources of one module: syntax and comments, names not resolved. */
final class Sources {
    private final List<CompilationUnitTree> units = new ArrayList<>();
    private final DocTrees docs;
    private final SourcePositions positions;

    private Sources(JavacTask task) throws IOException {
        task.parse().forEach(units::add);
        docs = DocTrees.instance(task);
        positions = docs.getSourcePositions();
    }

    static Sources of(String module) {
        return parse(javaFiles(Library.root().resolve(module).resolve("src/main/java")));
    }

    static Sources parse(List<Path> files) {
        JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
        try (StandardJavaFileManager manager = compiler.getStandardFileManager(null, null, StandardCharsets.UTF_8)) {
            return new Sources((JavacTask) compiler.getTask(
                    null, manager, null, List.of("-proc:none"), null, manager.getJavaFileObjectsFromPaths(files)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static List<Path> javaFiles(Path folder) {
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(file -> file.toString().endsWith(".java"))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    List<CompilationUnitTree> units() {
        return units;
    }

    DocTrees docs() {
        return docs;
    }

    /** Where a tree stands: {@code otrep-api/src/main/java/io/otrep/market/Decimal.java:12}. */
    String place(CompilationUnitTree unit, Tree tree) {
        long line = unit.getLineMap().getLineNumber(positions.getStartPosition(unit, tree));
        Path path = Path.of(unit.getSourceFile().toUri());
        return (path.startsWith(Library.root()) ? Library.root().relativize(path) : path) + ":" + line;
    }
}
