package io.otrep.samples.architecture;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.xpath.XPathConstants;
import javax.xml.xpath.XPathFactory;
import org.w3c.dom.Document;
import org.w3c.dom.NodeList;

/** One POM, asked by XPath. */
final class Pom {
    private final Document document;

    private Pom(Document document) {
        this.document = document;
    }

    static Pom of(Path folder) {
        try {
            return new Pom(DocumentBuilderFactory.newInstance()
                    .newDocumentBuilder()
                    .parse(folder.resolve("pom.xml").toFile()));
        } catch (Exception e) {
            throw new IllegalStateException("cannot read the POM in " + folder, e);
        }
    }

    /** The text of each element the expression selects, in document order. */
    List<String> texts(String expression) {
        try {
            NodeList nodes = (NodeList)
                    XPathFactory.newInstance().newXPath().evaluate(expression, document, XPathConstants.NODESET);
            List<String> texts = new ArrayList<>();
            for (int i = 0; i < nodes.getLength(); i++) {
                texts.add(nodes.item(i).getTextContent().strip());
            }
            return texts;
        } catch (Exception e) {
            throw new IllegalArgumentException("not an XPath expression: " + expression, e);
        }
    }
}
