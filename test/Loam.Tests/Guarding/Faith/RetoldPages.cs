namespace Loam.Tests.Guarding.Faith;

/// <summary>Two pages and faithful articles on them, to put flaws into.</summary>
static class RetoldPages
{
    internal const string Mill = """
        Die Alte Mühle am Rotbach
        Die Alte Mühle am Rotbach wurde 1742 von dem Müller Johann Kessler errichtet. Das Fachwerkhaus steht auf einem Sockel aus Sandstein, der aus dem Steinbruch bei Lauterhofen stammt. Bis 1921 mahlten zwei Mahlgänge Roggen und Dinkel für die umliegenden Höfe. Danach trieb das Wasserrad eine Säge an, mit der die Familie Kessler Bretter für Dachstühle schnitt.
        Im Winter 1956 riss ein Hochwasser das Wehr fort. Der Betrieb ruhte seither, das Gebäude verfiel, und 1978 sollte es einer Umgehungsstraße weichen. Der Heimatverein um die Lehrerin Elsbeth Trautwein sammelte damals 4.300 Unterschriften und erwarb die Mühle für 85.000 Mark.
        Zwischen 1981 und 1986 setzten Freiwillige das Dach instand, ersetzten verfaulte Eichenbalken und ließen bei der Schmiede Rupp eine neue Welle fertigen. Das Landesamt für Denkmalpflege zahlte ein Drittel der Kosten. Seit 1987 dreht sich das Rad wieder, mit 5,20 Metern Durchmesser das größte im Landkreis.
        Heute beherbergt die Mühle ein Museum. Zu sehen sind Siebe, Säcke, Rechnungsbücher und ein Modell des Rotbachtals im Maßstab 1:500. Jeden ersten Sonntag im Monat führt der Müllermeister Anton Wiegand das Mahlwerk vor; Kinder dürfen dabei Korn schroten. Der Eintritt kostet 3 Euro, Schulklassen zahlen nichts.
        Geplant ist, im Keller eine Turbine einzubauen, die Strom für 15 Haushalte liefern soll. Die Genehmigung der Wasserbehörde steht noch aus, weil eine Treppe für Fische fehlt.
        """;

    internal const string MillArticle = """
        Die Alte Mühle am Rotbach ist eine 1742 von Johann Kessler errichtete Mühle. Das Fachwerkhaus ruht auf einem Sockel aus Sandstein, der in Lauterhofen gebrochen wurde.

        == Geschichte ==
        Bis 1921 mahlten zwei Mahlgänge Roggen und Dinkel für die Höfe der Umgebung; danach trieb das Wasserrad eine Säge an, mit der Bretter für Dachstühle geschnitten wurden. Ein Hochwasser riss im Winter 1956 das Wehr fort, worauf der Betrieb ruhte und das Gebäude verfiel. Als es 1978 einer Umgehungsstraße weichen sollte, sammelte der Heimatverein um die Lehrerin Elsbeth Trautwein 4.300 Unterschriften und erwarb die Mühle für 85.000 Mark.

        == Instandsetzung ==
        Von 1981 bis 1986 setzten Freiwillige das Dach instand und ersetzten verfaulte Eichenbalken; die neue Welle fertigte die Schmiede Rupp. Ein Drittel der Kosten zahlte das Landesamt für Denkmalpflege. Das Rad, das sich seit 1987 wieder dreht, ist mit 5,20 Metern Durchmesser das größte im Landkreis.

        == Museum ==
        Das Museum in der Mühle zeigt Siebe, Säcke, Rechnungsbücher und ein Modell des Rotbachtals im Maßstab 1:500. Der Müllermeister Anton Wiegand führt an jedem ersten Sonntag im Monat das Mahlwerk vor. Der Eintritt kostet 3 Euro, für Schulklassen ist er frei.

        Für den Keller ist eine Turbine geplant, die 15 Haushalte mit Strom versorgen soll. Die Genehmigung der Wasserbehörde steht noch aus, da eine Treppe für Fische fehlt.
        """;

    internal const string Lighthouse = """
        The lighthouse on Gull Point was built in 1868 by the engineer Robert Hallam. Its tower of grey granite is 31 metres high and stands on a reef two miles off Harwick. Until 1934 an oil lamp burned behind a lens that had been ground in Birmingham. Then an electric lamp was installed, whose beam was seen from 19 miles away.
        Three keepers lived in the tower at a time. They were relieved every six weeks by the tender Petrel, unless storms kept the boat in harbour. In January 1902 the keeper Thomas Reed rowed out alone and saved eleven sailors of the wrecked schooner Marigold. He received a silver medal from the lifeboat institution.
        The lamp has worked without keepers since 1987. The county bought the tower in 2004 for one pound and spent 420,000 pounds on new windows, a slate roof and a landing stage. Volunteers painted the rooms and collected furniture from old stations.
        Visitors can stay overnight in the former kitchen, which has bunks for eight people. Boats leave Harwick at nine o'clock from May to September, if the swell is below one metre. Seals rest on the rocks below the tower, and ornithologists have counted 140 pairs of kittiwakes.
        A museum about the rescue of 1902 is to open in the oil store next spring. The oars of Thomas Reed were given to it by his granddaughter, Margaret Lyle.
        """;

    internal const string LighthouseArticle = """
        The Gull Point lighthouse was built in 1868 by Robert Hallam. The tower of grey granite, 31 metres high, stands on a reef two miles off Harwick.

        == History ==
        An oil lamp burned behind a lens ground in Birmingham until 1934, when an electric lamp was installed; its beam was visible from 19 miles away. Three keepers at a time lived in the tower and were relieved every six weeks by the tender Petrel, unless storms kept the boat in harbour. The keeper Thomas Reed rowed out alone in January 1902 and saved eleven sailors of the wrecked schooner Marigold, for which the lifeboat institution gave him a silver medal.

        == Restoration ==
        The lamp has worked without keepers since 1987. In 2004 the county bought the tower for one pound; it spent 420,000 pounds on new windows, a slate roof and a landing stage. Volunteers painted the rooms and collected furniture from old stations.

        == Visits ==
        The former kitchen has bunks for eight people who stay overnight. Boats leave Harwick at nine o'clock from May to September, if the swell is below one metre. Seals rest on the rocks, and ornithologists have counted 140 pairs of kittiwakes.

        A museum about the rescue of 1902 is to open in the oil store next spring, with the oars of Thomas Reed that his granddaughter, Margaret Lyle, gave to it.
        """;

    internal static string With(this string text, string find, string replace) =>
        text.Contains(find, StringComparison.Ordinal) ? text.Replace(find, replace, StringComparison.Ordinal) : throw new ArgumentException($"'{find}' is not in the text");
}
