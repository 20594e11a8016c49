package dev.rapport.bench.report;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.stream.IntStream;
import org.knowm.xchart.BitmapEncoder;
import org.knowm.xchart.BitmapEncoder.BitmapFormat;
import org.knowm.xchart.XYChart;
import org.knowm.xchart.XYChartBuilder;
import org.knowm.xchart.XYSeries.XYSeriesRenderStyle;
import org.knowm.xchart.style.Styler.LegendPosition;
import org.knowm.xchart.style.markers.SeriesMarkers;

/** Lines over a common axis, as a PNG. */
public final class Plot {

  private static final int WIDTH = 1000;
  private static final int HEIGHT = 600;

  private final XYChart chart;

  public Plot(String title, String across, String up) {
    this.chart =
        new XYChartBuilder()
            .width(WIDTH)
            .height(HEIGHT)
            .title(title)
            .xAxisTitle(across)
            .yAxisTitle(up)
            .build();
    chart.getStyler().setDefaultSeriesRenderStyle(XYSeriesRenderStyle.Line);
    chart.getStyler().setLegendPosition(LegendPosition.OutsideS);
    chart.getStyler().setYAxisMin(0.0);
  }

  /** For values that differ by orders of magnitude. */
  public Plot logarithmic() {
    chart.getStyler().setYAxisLogarithmic(true);
    chart.getStyler().setYAxisMin(null);
    return this;
  }

  /** A line; one of no points is left out. */
  public Plot line(String name, double[] across, double[] up) {
    if (up.length > 0) {
      chart.addSeries(name, across, up).setMarker(SeriesMarkers.NONE);
    }
    return this;
  }

  /** A line of values that follow each other at one distance. */
  public Plot line(String name, double distance, double[] up) {
    return line(name, IntStream.range(0, up.length).mapToDouble(i -> i * distance).toArray(), up);
  }

  public void write(Path file) {
    try {
      BitmapEncoder.saveBitmap(chart, file.toString(), BitmapFormat.PNG);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
