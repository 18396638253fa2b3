package io.otrep.samples.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaModifier;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/** Every {@code java} block of README.md and docs/*.md compiles; {@link Example} says how a block is read. */
class ExamplesTest {
    @TempDir
    private Path output;

    @TestFactory
    Stream<DynamicTest> everyExampleCompiles() throws IOException {
        ExampleCompiler compiler = new ExampleCompiler(publicPackages(), output);
        List<Example> examples = new ArrayList<>();
        for (Path page : pages()) {
            examples.addAll(Example.of(Library.root().relativize(page), Files.readString(page)));
        }
        return examples.stream()
                .map(example -> DynamicTest.dynamicTest(
                        example.page() + ":" + example.line(),
                        () -> assertThat(compiler.errors(example)).isEmpty()));
    }

    @Test
    void faultIsReportedAtItsLineOfThePage() {
        String text = "# Page\n\n```java\nint one = 1;\nint two = \"2\";\n```\n";
        Example example = Example.of(Path.of("PAGE.md"), text).get(0);

        List<String> errors = new ExampleCompiler(List.of(), output).errors(example);

        assertThat(errors).singleElement().asString().startsWith("PAGE.md:5: incompatible types");
    }

    @Test
    void blockWithATypeIsCompiledAsItStands() {
        String text =
                "```java\nimport java.util.zip.CRC32;\n\n@Deprecated\npublic final class Sum {\n  CRC32 crc = 1;\n}\n```\n";
        Example example = Example.of(Path.of("PAGE.md"), text).get(0);

        List<String> errors = new ExampleCompiler(List.of(), output).errors(example);

        assertThat(errors).singleElement().asString().startsWith("PAGE.md:6: incompatible types");
    }

    @Test
    void excusedBlockIsLeftOut() {
        String text =
                "<!-- not compiled: shows another library -->\n```java\nnonsense\n```\n\n```java\nint one;\n```\n";

        List<Example> examples = Example.of(Path.of("PAGE.md"), text);

        assertThat(examples).singleElement().extracting(Example::line).isEqualTo(7);
    }

    private static List<String> publicPackages() {
        return Library.classes().stream()
                .filter(type -> type.getModifiers().contains(JavaModifier.PUBLIC))
                .map(JavaClass::getPackageName)
                .filter(name -> !PackageTable.isInternal(name))
                .distinct()
                .sorted()
                .toList();
    }

    private static List<Path> pages() throws IOException {
        List<Path> pages = new ArrayList<>(List.of(Library.root().resolve("README.md")));
        try (Stream<Path> docs = Files.list(Library.root().resolve("docs"))) {
            docs.filter(page -> page.toString().endsWith(".md")).sorted().forEach(pages::add);
        }
        return pages.stream().filter(Files::exists).toList();
    }
}
