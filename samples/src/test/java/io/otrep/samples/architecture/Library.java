package io.otrep.samples.architecture;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * The main classes and sources of every library module, found through the root POM. Nothing is cached between tests.
 */
final class Library {
    private static final Path ROOT = root();

    private Library() {}

    /** The folder of the root POM. */
    static Path root() {
        Path here = Path.of("").toAbsolutePath();
        while (!Files.exists(here.resolve("otrep-bom/pom.xml"))) {
            here = here.getParent();
            if (here == null) {
                throw new IllegalStateException(
                        "no root POM above " + Path.of("").toAbsolutePath());
            }
        }
        return here;
    }

    /** The modules of the root POM that hold library code, in its order: not the BOM, samples or benchmarks. */
    static List<String> modules() {
        return Pom.of(ROOT).texts("/project/modules/module").stream()
                .filter(module -> module.startsWith("otrep-") && !module.equals("otrep-bom"))
                .toList();
    }

    /** The main classes of one module. */
    static JavaClasses classesOf(String module) {
        return new ClassFileImporter().importPath(ROOT.resolve(module).resolve("target/classes"));
    }

    /** The main classes of all modules, so that a rule sees across them. */
    static JavaClasses classes() {
        return new ClassFileImporter()
                .importPaths(modules().stream()
                        .map(module -> ROOT.resolve(module).resolve("target/classes"))
                        .toList());
    }

    /** The packages of each module, by module. */
    static Map<String, List<String>> packages() {
        Map<String, List<String>> packages = new TreeMap<>();
        for (String module : modules()) {
            packages.put(module, packagesOf(module));
        }
        return packages;
    }

    private static List<String> packagesOf(String module) {
        return classesOf(module).stream()
                .map(JavaClass::getPackageName)
                .distinct()
                .sorted()
                .collect(Collectors.toList());
    }
}
