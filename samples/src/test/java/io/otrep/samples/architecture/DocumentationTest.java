package io.otrep.samples.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.util.TreePath;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** No public type and no package without words; undocumented methods are listed under {@code target}. */
class DocumentationTest {

    static List<String> modules() {
        return Library.modules();
    }

    @ParameterizedTest
    @MethodSource("modules")
    void everyVisibleTypeIsDocumented(String module) throws IOException {
        UndocumentedScan scan = UndocumentedScan.of(Sources.of(module));

        Files.write(Path.of("target", module + "-undocumented.txt"), scan.members());
        assertThat(scan.types()).as("types without a doc comment").isEmpty();
    }

    @ParameterizedTest
    @MethodSource("modules")
    void everyPackageHasItsTourAndIsNullMarked(String module) {
        Sources sources = Sources.of(module);
        Set<String> packages = new TreeSet<>();
        Set<String> described = new TreeSet<>();

        for (CompilationUnitTree unit : sources.units()) {
            packages.add(unit.getPackageName().toString());
            if (isTour(sources, unit)) {
                described.add(unit.getPackageName().toString());
            }
        }

        assertThat(described)
                .as("packages with a described, @NullMarked package-info")
                .isEqualTo(packages);
    }

    @Test
    void scanSeesWhatIsMissing(@TempDir Path folder) throws Exception {
        Path file = folder.resolve("Bare.java");
        Files.writeString(file, """
                public class Bare {
                    public void silent() {}
                    void hidden() {}
                    @Override public String toString() { return ""; }
                    public interface Inner { void alsoSilent(); }
                    /** Said. */
                    protected static class Described {}
                    static class Hidden { public void unseen() {} }
                }
                """);

        UndocumentedScan scan = UndocumentedScan.of(Sources.parse(List.of(file)));

        assertThat(lastWords(scan.types())).containsExactly("Bare", "Inner");
        assertThat(lastWords(scan.members())).containsExactly("Bare.silent", "Inner.alsoSilent");
    }

    private static List<String> lastWords(List<String> lines) {
        List<String> words = new ArrayList<>();
        lines.forEach(line -> words.add(line.substring(line.lastIndexOf(' ') + 1)));
        return words;
    }

    private static boolean isTour(Sources sources, CompilationUnitTree unit) {
        if (!unit.getSourceFile().getName().endsWith("package-info.java")) {
            return false;
        }
        TreePath path = TreePath.getPath(unit, unit.getPackage());
        boolean nullMarked = unit.getPackageAnnotations().stream()
                .anyMatch(
                        annotation -> annotation.getAnnotationType().toString().endsWith("NullMarked"));
        return nullMarked && sources.docs().getDocComment(path) != null;
    }
}
