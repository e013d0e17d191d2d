from standfirst.run import pipeline


def test_stages_stand_in_the_order_of_the_flow_and_are_public():
    assert list(pipeline.STAGES) == ["import", "read", "people", "group", "write", "edit"]
    for stage in pipeline.STAGES.values():
        assert stage.__name__ in pipeline.__all__


def test_flow_names_every_stage():
    for stage in pipeline.STAGES:
        assert f"\n    {stage}" in pipeline.__doc__
