"""Addresses that programs read: calendars, map data, the list of pages."""

from django.urls import path

from learningcity.web.open.catalogue import calendars, maps, robots

urlpatterns = [
    path("robots.txt", robots.robots_txt, name="robots"),
    path("sitemap.xml", robots.sitemap_index, name="sitemap"),
    path("sitemap-<str:section>.xml", robots.sitemap_part, name="sitemap_part"),
    path("<slug:city>/find.ics", calendars.find_ics, name="find_ics"),
    path("<slug:city>/activities/<str:code>.ics", calendars.activity_ics, name="activity_ics"),
    path("<slug:city>/sessions/<uuid:session>.ics", calendars.session_ics, name="session_ics"),
    path("<slug:city>/map.geojson", maps.map_geojson, name="map_geojson"),
]
