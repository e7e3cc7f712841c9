using System.Xml;
using System.Xml.Linq;
using System.Xml.Schema;

namespace Assay.Runtime.Tests.Gating;

/// <summary>What Jenkins, GitLab and GitHub's reporters agree on in JUnit's XML: names, required attributes, whole counts, and one outcome a test case.</summary>
static class JUnitSchema
{
    const string Text = """
        <xs:schema xmlns:xs="http://www.w3.org/2001/XMLSchema">
          <xs:element name="testsuites"><xs:complexType><xs:sequence><xs:element ref="testsuite" maxOccurs="unbounded"/></xs:sequence></xs:complexType></xs:element>
          <xs:element name="testsuite"><xs:complexType>
            <xs:sequence><xs:element ref="testcase" minOccurs="0" maxOccurs="unbounded"/></xs:sequence>
            <xs:attribute name="name" type="xs:string" use="required"/>
            <xs:attribute name="tests" type="xs:nonNegativeInteger" use="required"/>
            <xs:attribute name="failures" type="xs:nonNegativeInteger" use="required"/>
            <xs:attribute name="errors" type="xs:nonNegativeInteger" use="required"/>
            <xs:attribute name="skipped" type="xs:nonNegativeInteger"/>
            <xs:attribute name="time" type="xs:decimal"/>
          </xs:complexType></xs:element>
          <xs:element name="testcase"><xs:complexType>
            <xs:sequence>
              <xs:choice minOccurs="0"><xs:element name="failure" type="outcome"/><xs:element name="error" type="outcome"/><xs:element name="skipped"><xs:complexType><xs:attribute name="message" type="xs:string"/></xs:complexType></xs:element></xs:choice>
              <xs:element name="system-out" type="xs:string" minOccurs="0"/>
            </xs:sequence>
            <xs:attribute name="name" type="xs:string" use="required"/>
            <xs:attribute name="classname" type="xs:string" use="required"/>
            <xs:attribute name="time" type="xs:decimal"/>
          </xs:complexType></xs:element>
          <xs:complexType name="outcome"><xs:simpleContent><xs:extension base="xs:string"><xs:attribute name="message" type="xs:string"/><xs:attribute name="type" type="xs:string" use="required"/></xs:extension></xs:simpleContent></xs:complexType>
        </xs:schema>
        """;

    /// <returns>The suite, whose counts are those of its cases.</returns>
    public static XElement Hold(string junit)
    {
        var schemas = new XmlSchemaSet();
        schemas.Add(XmlSchema.Read(XmlReader.Create(new StringReader(Text)), (_, problem) => Assert.Fail(problem.Message))!);
        var document = XDocument.Parse(junit);
        document.Validate(schemas, (_, problem) => Assert.Fail(problem.Message));
        var suite = document.Root!.Element("testsuite")!;
        foreach (var (attribute, element) in new[] { ("tests", "testcase"), ("failures", "failure"), ("errors", "error"), ("skipped", "skipped") })
            Assert.Equal(suite.Descendants(element).Count(), (int)suite.Attribute(attribute)!);
        return suite;
    }
}
