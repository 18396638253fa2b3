package io.otrep.samples.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.Dependency;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every module keeps to its own packages, shares none with another and stays out of what is internal to others. */
class PackageTableTest {

    static List<String> modules() {
        return Library.modules();
    }

    @ParameterizedTest
    @MethodSource("modules")
    void moduleLivesInItsOwnPackages(String module) {
        List<String> packages = Library.packages().get(module);

        assertThat(packages).as("packages of " + module).isNotEmpty().allMatch(p -> PackageTable.allows(module, p));
    }

    @Test
    void packageBelongsToOneModule() {
        Map<String, List<String>> owners = new TreeMap<>();

        Library.packages()
                .forEach((module, packages) -> packages.forEach(name ->
                        owners.computeIfAbsent(name, key -> new ArrayList<>()).add(module)));

        assertThat(owners)
                .as("owners by package")
                .allSatisfy((name, modules) -> assertThat(modules).hasSize(1));
    }

    @Test
    void internalPackagesAreUsedByTheirOwnModuleOnly() {
        Map<String, String> moduleOfClass = new TreeMap<>();
        for (String module : Library.modules()) {
            Library.classesOf(module).forEach(type -> moduleOfClass.put(type.getName(), module));
        }

        List<String> trespasses = new ArrayList<>();
        JavaClasses all = Library.classes();
        for (JavaClass type : all) {
            for (Dependency dependency : type.getDirectDependenciesFromSelf()) {
                String target =
                        dependency.getTargetClass().getBaseComponentType().getName();
                if (isForeignInternal(moduleOfClass, type.getName(), target)) {
                    trespasses.add(dependency.getDescription());
                }
            }
        }

        assertThat(trespasses).as("uses of another module's internal packages").isEmpty();
    }

    private static boolean isForeignInternal(Map<String, String> moduleOfClass, String origin, String target) {
        String owner = moduleOfClass.get(target);
        return owner != null
                && PackageTable.isInternal(target.substring(0, Math.max(0, target.lastIndexOf('.'))))
                && !owner.equals(moduleOfClass.get(origin));
    }
}
