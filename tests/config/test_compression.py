from django.test import Client

from learningcity.city.places.models import City


def test_a_page_travels_compressed_where_no_proxy_does_it(city: City) -> None:
    answer = Client().get("/phra-nakhon/find", headers={"accept-encoding": "gzip"})
    assert answer["Content-Encoding"] == "gzip"
    assert len(answer.content) < 20_000
